/** A figure for a sentence: two significant digits below 100, whole numbers above. Never compared with a line. */
export const rounded = (value: number): number =>
  Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(2));
