import { encodeMarks, type LineMarks } from './line-marks.ts';

/** The greatest of a line's records decides. */
const [missed, uncoverable, covered] = [0, 1, 2];
const startBytes = 16;
/** In bytes. */
const longestStep = 4;

/**
 * Counts the distinct lines of one file, and the covered ones among them, in about one byte a line, and a quarter of that
 * once the file is left: a report has millions of lines in files that nobody asked to keep, and any of those files may
 * stand in it again. The same line again takes no more.
 */
export class LineTally {
  /** Two bits for each line from 0 on: 0 for none, otherwise one more than what its greatest record says. */
  #packed = new Uint8Array(0);
  /** The records since. Each as its step from the line before, its sign and what it says; seven bits a byte, at most four bytes. */
  #steps = new Uint8Array(startBytes);
  /** The line that the first step is from. */
  #from = 0;
  /** Bytes of both when the file was left last. */
  #rested = 0;
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

  /** Nothing more of this file for the time being. */
  rest(): void {
    const size = this.#packed.length + this.#length;
    // Only when it doubled: some formats leave a file and come back to it for each of its lines.
    if (size <= 2 * this.#rested) return;
    if (!this.#isAscending) this.#dropRepeated();
    const isDense = this.#last / 4 < this.#recordCount;
    if (isDense) this.#pack();
    else this.#steps = this.#steps.slice(0, this.#length);
    this.#rested = this.#packed.length + this.#length;
  }

  #pack(): void {
    const packed = new Uint8Array((this.#last >> 2) + 1);
    for (const record of this.#decoded())
      packed[record >> 4] =
        (packed[record >> 4] as number) | (((record & 3) + 1) << (((record >> 2) & 3) * 2));
    this.#packed = packed;
    this.#steps = new Uint8Array(0);
    this.#length = 0;
    this.#from = this.#last;
  }

  marks(): LineMarks {
    const records = this.#records().filter(record => (record & 3) !== uncoverable);

    return encodeMarks(records.map(record => (record >> 2) * 2 + Number((record & 3) === covered)));
  }

  #push(line: number, says: number): void {
    if (this.#length + longestStep > this.#steps.length) this.#makeRoom();
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
    if (this.#length <= this.#steps.length / 2 && this.#length + longestStep <= this.#steps.length) return;
    const grown = new Uint8Array(Math.max(startBytes, this.#steps.length * 2));
    grown.set(this.#steps);
    this.#steps = grown;
  }

  #dropRepeated(): void {
    const records = this.#records();
    this.#packed = new Uint8Array(0);
    this.#length = 0;
    this.#from = 0;
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
    let index = 0;
    for (let line = 0; line < this.#packed.length * 4; line++) {
      const says = ((this.#packed[line >> 2] as number) >> ((line & 3) * 2)) & 3;
      if (says > 0) records[index++] = line * 4 + says - 1;
    }
    let at = 0;
    let line = this.#from;
    for (; index < records.length; index++) {
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
