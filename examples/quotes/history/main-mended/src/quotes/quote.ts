export interface Quote {
  readonly symbol: string;
  readonly priceCents: number;
  readonly atMs: number;
}

/** One line of a recording: `symbol,price,atMs`. A price with a decimal point is in the currency's main unit. */
export function parseQuote(line: string): Quote {
  const [symbol, price, at] = line.split(',');
  if (!symbol || !price || !at) throw new Error(`Not a quote: "${line}"`);
  const priceCents = price.includes('.') ? Math.round(Number(price) * 100) : Number(price);
  return { symbol, priceCents, atMs: Number(at) };
}
