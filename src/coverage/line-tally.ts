import { encodeMarks, type LineMarks } from './line-marks.ts';

/** The greatest of a line's records decides. */
const [missed, uncoverable, covered] = [0, 1, 2];

/**
 * Counts the distinct lines of one file, and the covered ones among them, in about one byte a line: a report has millions
 * of lines in files that nobody asked to keep, and any of those files may stand in it again. The same line again takes no
 * more.
 */
export class LineTally {
  /** Each record as its step from the line before, its sign and what it says; seven bits a byte, at most four bytes. */
  #steps = new Uint8Array(16);
  #length = 0;
  #last = 0;
  #isAscending = true;
  #recordCount = 0;
  #uncoverableCount = 0;
  #coveredCount = 0;

  add(line: number, isCovered: boolean): void {
    this.#push(line, isCovered ? covered : missed);
  }

  addUncoverable(line: number): void {
    this.#push(line, uncoverable);
  }

  count(): { lineCount: number; coveredLineCount: number } {
    if (!this.#isAscending) this.#dropRepeated();

    return { lineCount: this.#recordCount - this.#uncoverableCount, coveredLineCount: this.#coveredCount };
  }

  marks(): LineMarks {
    const records = this.#records().filter(record => (record & 3) !== uncoverable);

    return encodeMarks(records.map(record => (record >> 2) * 2 + Number((record & 3) === covered)));
  }

  #push(line: number, says: number): void {
    if (this.#length + 4 > this.#steps.length) this.#makeRoom();
    const step = line - this.#last;
    this.#last = line;
    if (step <= 0) this.#isAscending = false;
    this.#recordCount++;
    if (says === covered) this.#coveredCount++;
    else if (says === uncoverable) this.#uncoverableCount++;
    let rest = (step < 0 ? -8 * step + 4 : 8 * step) + says;
    for (; rest > 127; rest >>= 7) this.#steps[this.#length++] = (rest & 127) | 128;
    this.#steps[this.#length++] = rest;
  }

  #makeRoom(): void {
    if (!this.#isAscending) this.#dropRepeated();
    if (this.#length <= this.#steps.length / 2) return;
    const grown = new Uint8Array(this.#steps.length * 2);
    grown.set(this.#steps);
    this.#steps = grown;
  }

  #dropRepeated(): void {
    const records = this.#records();
    this.#length = 0;
    this.#last = 0;
    this.#recordCount = 0;
    this.#uncoverableCount = 0;
    this.#coveredCount = 0;
    this.#isAscending = true;
    for (const record of records) this.#push(record >> 2, record & 3);
  }

  /** Each line once, ascending: the line times four, and what the greatest of its records says. */
  #records(): Int32Array {
    const records = this.#decoded();
    if (this.#isAscending) return records;
    records.sort();
    let length = 0;
    let previous = 0;
    for (const record of records) {
      if (record >> 2 === previous >> 2) length--;
      records[length++] = record;
      previous = record;
    }

    return records.subarray(0, length);
  }

  #decoded(): Int32Array {
    const records = new Int32Array(this.#recordCount);
    let at = 0;
    let line = 0;
    for (let index = 0; index < records.length; index++) {
      let number = 0;
      let shift = 0;
      let byte: number;
      do {
        byte = this.#steps[at++] as number;
        number |= (byte & 127) << shift;
        shift += 7;
      } while (byte > 127);
      line += (number & 4) === 0 ? number >> 3 : -(number >> 3);
      records[index] = line * 4 + (number & 3);
    }
    return records;
  }
}
