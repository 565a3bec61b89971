import { encodeMarks, type LineMarks } from './line-marks.ts';
import { covered, missed, PackedLines, uncoverable } from './packed-lines.ts';

const startBytes = 16;
/** In bytes. */
const longestStep = 4;

/**
 * Counts the distinct lines of one file, and the covered ones among them, in about one byte a line, and a quarter of that
 * once the file is left: a report has millions of lines in files that nobody asked to keep, and any of those files may
 * stand in it again. The same line again takes no more.
 */
export class LineTally {
  /** Of the lines that it reaches, from when the file was left last. */
  #packed = new PackedLines(0);
  /** The records of lines beyond. Each as its step from the line before, its sign and what it says; seven bits a byte, at most four bytes. */
  #steps = new Uint8Array(startBytes);
  #length = 0;
  #last = 0;
  #isAscending = true;
  readonly #counts = [0, 0, 0];
  /** Bytes of both when the file was left last. */
  #rested = 0;

  add(line: number, isCovered: boolean): void {
    this.#push(line, isCovered ? covered : missed);
  }

  addUncoverable(line: number): void {
    this.#push(line, uncoverable);
  }

  count(): { lineCount: number; coveredLineCount: number } {
    if (!this.#isAscending) this.#dropRepeated();
    const coveredLineCount = this.#countOf(covered);

    return { lineCount: this.#countOf(missed) + coveredLineCount, coveredLineCount };
  }

  marks(): LineMarks {
    if (!this.#isAscending) this.#dropRepeated();
    const [near, beyond] = [this.#packed.records(), this.#beyond()];
    const all = new Int32Array(near.length + beyond.length);
    all.set(near);
    all.set(beyond, near.length);

    return encodeMarks(
      all
        .filter(record => (record & 3) !== uncoverable)
        .map(record => (record >> 2) * 2 + Number((record & 3) === covered)),
    );
  }

  /** Nothing more of this file for the time being. */
  rest(): void {
    const size = this.#packed.bytes + this.#length;
    // Only when it doubled: some formats leave a file and come back to it for each of its lines.
    if (size <= 2 * this.#rested) return;
    if (!this.#isAscending) this.#dropRepeated();
    const lines = this.#countOf(missed) + this.#countOf(uncoverable) + this.#countOf(covered);
    if (this.#last / 4 < lines) this.#pack();
    else this.#steps = this.#steps.slice(0, this.#length);
    this.#rested = this.#packed.bytes + this.#length;
  }

  #countOf(says: number): number {
    return this.#packed.count(says) + (this.#counts[says] as number);
  }

  #push(line: number, says: number): void {
    if (this.#packed.add(line, says)) return;
    if (this.#length + longestStep > this.#steps.length) this.#makeRoom();
    const step = line - this.#last;
    this.#last = line;
    if (step <= 0) this.#isAscending = false;
    (this.#counts[says] as number) += 1;
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

  #pack(): void {
    const packed = new PackedLines((this.#last >> 2) + 1);
    for (const records of [this.#packed.records(), this.#beyond()])
      for (const record of records) packed.add(record >> 2, record & 3);
    this.#packed = packed;
    this.#steps = new Uint8Array(0);
    this.#forgetSteps();
  }

  /** Of the lines beyond: each once, ascending. */
  #dropRepeated(): void {
    const records = this.#beyond().sort();
    this.#forgetSteps();
    for (const [index, record] of records.entries()) {
      // Of two records of a line, the greater comes last.
      if (record >> 2 !== (records[index + 1] ?? 0) >> 2) this.#push(record >> 2, record & 3);
    }
  }

  #forgetSteps(): void {
    this.#length = 0;
    this.#last = 0;
    this.#isAscending = true;
    this.#counts.fill(0);
  }

  /** As they came: the line times four, and what its record says. */
  #beyond(): Int32Array {
    const records = new Int32Array(this.#counts.reduce((sum, one) => sum + one));
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
