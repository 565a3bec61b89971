import { encodeMarks, type LineMarks } from './line-marks.ts';

/** The greatest of a line's records decides. */
const [missed, uncoverable, covered] = [0, 1, 2];

/**
 * Counts the distinct lines of one file, and the covered ones among them, in four bytes a line: a report has millions of
 * lines in files that nobody asked to keep. The same line again takes no more.
 */
export class LineTally {
  #packed = new Int32Array(16);
  #length = 0;

  add(line: number, isCovered: boolean): void {
    this.#push(line, isCovered ? covered : missed);
  }

  addUncoverable(line: number): void {
    this.#push(line, uncoverable);
  }

  #push(line: number, record: number): void {
    if (this.#length === this.#packed.length) this.#makeRoom();
    this.#packed[this.#length++] = line * 4 + record;
  }

  count(): { lineCount: number; coveredLineCount: number } {
    this.#dropRepeated();
    let [lineCount, coveredLineCount] = [0, 0];
    for (let at = 0; at < this.#length; at++) {
      const record = (this.#packed[at] ?? 0) & 3;
      if (record !== uncoverable) lineCount++;
      if (record === covered) coveredLineCount++;
    }

    return { lineCount, coveredLineCount };
  }

  marks(): LineMarks {
    this.#dropRepeated();
    const records = this.#packed.subarray(0, this.#length).filter(record => (record & 3) !== uncoverable);

    return encodeMarks(records.map(record => (record >> 2) * 2 + Number((record & 3) === covered)));
  }

  #makeRoom(): void {
    this.#dropRepeated();
    if (this.#length <= this.#packed.length / 2) return;
    const grown = new Int32Array(this.#packed.length * 2);
    grown.set(this.#packed);
    this.#packed = grown;
  }

  /** Of the records of one line the greatest stays. */
  #dropRepeated(): void {
    const records = this.#packed.subarray(0, this.#length);
    if (!isAscending(records)) records.sort();

    let length = 0;
    let previous = 0;
    for (const record of records) {
      if (record >> 2 === previous >> 2) length--;
      records[length++] = record;
      previous = record;
    }
    this.#length = length;
  }
}

function isAscending(records: Int32Array): boolean {
  let previous = 0;
  for (const record of records) {
    if (record < previous) return false;
    previous = record;
  }
  return true;
}
