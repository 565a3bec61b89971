const decimal = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** An execution count as the tools write it: 12, 1.0, 1e+20, -1. NaN for anything else. */
export function readCount(text: string): number {
  return text.length <= 400 && decimal.test(text) ? Number(text) : Number.NaN;
}
