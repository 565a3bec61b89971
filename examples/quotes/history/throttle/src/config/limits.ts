/** How much a subscriber may take. */
export interface Limits {
  readonly perSecond: number;
  readonly symbols: number;
  /** How many quotes a symbol may send at once after a silence. */
  readonly burst: number;
}

export const defaultLimits: Limits = { perSecond: 5, symbols: 100, burst: 1 };

/** Reads limits such as `perSecond=20 symbols=50`; what is not named keeps its default. */
export function parseLimits(text: string): Limits {
  const named = new Map<string, number>();
  for (const word of text.split(' ').filter(Boolean)) {
    const [name = '', value] = word.split('=');
    if (!(name in defaultLimits)) {
      throw new Error(`Unknown limit: "${name}"`);
    }
    named.set(name, parseCount(name, value));
  }
  const perSecond = named.get('perSecond') ?? defaultLimits.perSecond;
  const symbols = named.get('symbols') ?? defaultLimits.symbols;
  const burst = named.get('burst') ?? defaultLimits.burst;
  return { perSecond, symbols, burst };
}

function parseCount(name: string, value = ''): number {
  const count = Number(value);
  const isCount = Number.isInteger(count) && count > 0;
  if (!isCount) {
    throw new Error(`${name} must be a whole number above 0, not "${value}"`);
  }
  return count;
}
