/** How much a subscriber may take. */
export interface Limits {
  readonly perSecond: number;
  readonly symbols: number;
}

export const defaultLimits: Limits = { perSecond: 5, symbols: 100 };

/** The tighter of two limits, each value for itself. */
export function tightest(a: Limits, b: Limits): Limits {
  const perSecond = Math.min(a.perSecond, b.perSecond);
  const symbols = Math.min(a.symbols, b.symbols);
  return { perSecond, symbols };
}

/** A sentence for the log of a subscriber. */
export function describeLimits(limits: Limits): string {
  const parts: string[] = [];
  if (limits.perSecond !== defaultLimits.perSecond) {
    parts.push(`${limits.perSecond} quotes a second`);
  }
  if (limits.symbols !== defaultLimits.symbols) {
    parts.push(`${limits.symbols} symbols`);
  }
  if (parts.length === 0) {
    parts.push('the default limits');
  }
  return `This subscriber has ${parts.join(' and ')}.`;
}

/** Reads limits such as `perSecond=20 symbols=50`; what is not named keeps its default. */
export function parseLimits(text: string): Limits {
  const named = new Map<string, number>();
  for (const word of text.split(' ').filter(Boolean)) {
    const [name = '', value] = word.split('=');
    named.set(name, Number(value));
  }
  return {
    perSecond: named.get('perSecond') ?? defaultLimits.perSecond,
    symbols: named.get('symbols') ?? defaultLimits.symbols,
  };
}
