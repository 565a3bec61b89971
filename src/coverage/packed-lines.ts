/** What a record says of a line: that no test ran it, that nothing can be run there, that a test ran it. */
export const [missed, uncoverable, covered] = [0, 1, 2];

/** What is said of the lines of a file up to some line, two bits for each. The greatest of what is said of a line decides. */
export class PackedLines {
  /** 0 for none, otherwise one more than what is said. */
  readonly #cells: Uint8Array;
  readonly #counts = [0, 0, 0];

  constructor(bytes: number) {
    this.#cells = new Uint8Array(bytes);
  }

  get bytes(): number {
    return this.#cells.length;
  }

  /** How many lines have it. */
  count(says: number): number {
    return this.#counts[says] as number;
  }

  /** False for a line that is beyond. */
  add(line: number, says: number): boolean {
    const at = line >> 2;
    if (at >= this.#cells.length) return false;
    const cell = this.#cells[at] as number;
    const shift = (line & 3) * 2;
    const before = ((cell >> shift) & 3) - 1;
    if (says > before) {
      if (before >= 0) (this.#counts[before] as number) -= 1;
      (this.#counts[says] as number) += 1;
      this.#cells[at] = (cell & ~(3 << shift)) | ((says + 1) << shift);
    }

    return true;
  }

  /** Each line once, ascending: the line times four, and what is said of it. */
  records(): Int32Array {
    const records = new Int32Array(this.count(missed) + this.count(uncoverable) + this.count(covered));
    let index = 0;
    for (let line = 0; line < this.#cells.length * 4; line++) {
      const says = ((this.#cells[line >> 2] as number) >> ((line & 3) * 2)) & 3;
      if (says > 0) records[index++] = line * 4 + says - 1;
    }

    return records;
  }
}
