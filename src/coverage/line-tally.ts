/** The greatest of a line's records decides. */
const [missed, uncoverable, covered] = [0, 1, 2];

/**
 * Counts the distinct lines of one file, and the covered ones among them, in four bytes a record: a report has millions
 * of lines in files that nobody asked to keep.
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
    if (this.#length === this.#packed.length) {
      const grown = new Int32Array(this.#packed.length * 2);
      grown.set(this.#packed);
      this.#packed = grown;
    }
    this.#packed[this.#length++] = line * 4 + record;
  }

  count(): { lineCount: number; coveredLineCount: number } {
    const records = this.#packed.subarray(0, this.#length);
    if (!isAscending(records)) records.sort();

    let lineCount = 0;
    let coveredLineCount = 0;
    records.forEach((record, index) => {
      const next = records[index + 1];
      if (next !== undefined && next >> 2 === record >> 2) return;
      if ((record & 3) !== uncoverable) lineCount++;
      if ((record & 3) === covered) coveredLineCount++;
    });
    return { lineCount, coveredLineCount };
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
