/**
 * Which lines of a file have a record, and which of them tests ran, in about a byte a line: each as its step from the
 * line before, doubled, with one more when it was run; seven bits a byte, the lowest first.
 */
export type LineMarks = Uint8Array;

const maxLine = 10_000_000;

/** `records`: the line, doubled, with one more when it was run; ascending, each line once. */
export function encodeMarks(records: Int32Array): LineMarks {
  const bytes: number[] = [];
  let previous = 0;
  for (const record of records) {
    let rest = ((record >> 1) - previous) * 2 + (record & 1);
    previous = record >> 1;
    for (; rest > 127; rest >>= 7) bytes.push((rest & 127) | 128);
    bytes.push(rest);
  }

  return Uint8Array.from(bytes);
}

/** Throws RangeError on what `encodeMarks` does not write. */
export function decodeMarks(marks: LineMarks): Int32Array {
  const records: number[] = [];
  let line = 0;
  for (let at = 0; at < marks.length; ) {
    let number = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = marks[at++] ?? Number.NaN;
      if (Number.isNaN(byte) || shift > 21) throw new RangeError('the marks of a file are cut short');
      number |= (byte & 127) << shift;
      shift += 7;
    } while (byte > 127);
    line += number >> 1;
    if (number < 2 || line > maxLine) throw new RangeError('the marks of a file are impossible');
    records.push(line * 2 + (number & 1));
  }

  return Int32Array.from(records);
}

/** Of the marks that several reports have of one file: a line counts once, and is run when one of them says so. */
export function countMarks(all: readonly LineMarks[]): { lines: number; covered: number } {
  const decoded = all.map(decodeMarks);
  const records = new Int32Array(decoded.reduce((sum, one) => sum + one.length, 0));
  let at = 0;
  for (const one of decoded) {
    records.set(one, at);
    at += one.length;
  }
  if (all.length > 1) records.sort();

  let [lines, covered] = [0, 0];
  for (let index = 0; index < records.length; index++) {
    const record = records[index] as number;
    const next = records[index + 1];
    // Of two records of a line the greater says that it was run.
    if (next !== undefined && next >> 1 === record >> 1) continue;
    lines++;
    covered += record & 1;
  }

  return { lines, covered };
}
