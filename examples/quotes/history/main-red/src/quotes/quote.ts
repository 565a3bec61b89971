export interface Quote {
  readonly symbol: string;
  readonly priceCents: number;
  readonly atMs: number;
}

/** One line of a recording: `symbol,price,atMs`. */
export function parseQuote(line: string): Quote {
  const [symbol, price, at] = line.split(',');
  if (!symbol || !price || !at) throw new Error(`Not a quote: "${line}"`);
  return { symbol, priceCents: Number(price) * 100, atMs: Number(at) };
}
