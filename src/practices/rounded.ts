/** Of a figure in a sentence: two significant digits below 100, none after the point above. */
export function rounded(value: number): number {
  if (Number.isInteger(value)) return value;

  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(2));
}
