/** How much a subscriber may take. */
export interface Limits {
  readonly perSecond: number;
  readonly symbols: number;
}

export const defaultLimits: Limits = { perSecond: 5, symbols: 100 };

/** Reads limits such as `perSecond=20 symbols=50`; what is not named keeps its default. */
export function parseLimits(text: string): Limits {
  const named = new Map<string, number>();
  for (const word of text.split(' ').filter(Boolean)) {
    const [name = '', value] = word.split('=');
    named.set(name, parseCount(word, value));
  }
  return {
    perSecond: named.get('perSecond') ?? defaultLimits.perSecond,
    symbols: named.get('symbols') ?? defaultLimits.symbols,
  };
}

function parseCount(word: string, value = ''): number {
  const count = Number(value);
  if (!Number.isInteger(count)) {
    throw new Error(`Not a whole number: "${word}"`);
  }
  if (count < 1) {
    throw new Error(`Not above 0: "${word}"`);
  }
  return count;
}
