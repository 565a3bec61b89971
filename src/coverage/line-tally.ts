/**
 * Counts the distinct lines of one file, and the covered ones among them, in four bytes a record: a report has millions
 * of lines in files that nobody asked to keep.
 */
export class LineTally {
  #packed = new Int32Array(16);
  #length = 0;

  add(line: number, isCovered: boolean): void {
    if (this.#length === this.#packed.length) {
      const grown = new Int32Array(this.#packed.length * 2);
      grown.set(this.#packed);
      this.#packed = grown;
    }
    this.#packed[this.#length++] = line * 2 + (isCovered ? 1 : 0);
  }

  count(): { lineCount: number; coveredLineCount: number } {
    const records = this.#packed.subarray(0, this.#length);
    if (!isAscending(records)) records.sort();

    let lineCount = 0;
    let coveredLineCount = 0;
    records.forEach((record, index) => {
      // Of the records of one line the last is the covered one, if any is.
      const next = records[index + 1];
      if (next !== undefined && next >> 1 === record >> 1) return;
      lineCount++;
      coveredLineCount += record & 1;
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
