import type { Style } from './report-oracle.ts';

/** A key and its value: unlike in an object the same key may stand there again, in any order. */
export type Pair = readonly [key: string, value: Written];
export interface Pairs {
  readonly pairs: readonly Pair[];
}
export type Written = string | number | boolean | null | readonly Written[] | Pairs;
export const object = (...pairs: readonly Pair[]): Pairs => ({ pairs });

export function json(value: Written, style: Style): string {
  const { blank, eol } = style;
  if (Array.isArray(value)) return `[${blank}${value.map(one => json(one, style)).join(`,${eol}`)}${blank}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const pairs = (value as Pairs).pairs.map(
    ([key, one]) => `${blank}${JSON.stringify(key)}${blank}:${eol}${json(one, style)}`,
  );
  return `{${pairs.join(`,${blank}`)}${eol}}`;
}
