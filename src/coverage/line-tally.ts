/**
 * Counts the distinct lines of one file, and the covered ones among them, in about one byte a record: a report has
 * millions of lines in files that nobody asked to keep, and any of those files may stand in it again.
 */
export class LineTally {
  /** Each record as its step from the line before and whether it is covered, seven bits a byte, at most four bytes. */
  #steps = new Uint8Array(16);
  #length = 0;
  #last = 0;
  #isAscending = true;
  #recordCount = 0;
  #coveredRecordCount = 0;

  add(line: number, isCovered: boolean): void {
    const step = line - this.#last;
    this.#last = line;
    this.#recordCount++;
    if (isCovered) this.#coveredRecordCount++;
    if (step <= 0) this.#isAscending = false;
    this.#append((step < 0 ? -4 * step + 2 : 4 * step) + (isCovered ? 1 : 0));
  }

  count(): { lineCount: number; coveredLineCount: number } {
    if (this.#isAscending)
      return { lineCount: this.#recordCount, coveredLineCount: this.#coveredRecordCount };

    const records = this.#records().sort();
    let lineCount = 0;
    let coveredLineCount = 0;
    for (let index = 0; index < records.length; index++) {
      const record = records[index] as number;
      // Of the records of one line the last is the covered one, if any is.
      const next = records[index + 1];
      if (next !== undefined && next >> 1 === record >> 1) continue;
      lineCount++;
      coveredLineCount += record & 1;
    }
    return { lineCount, coveredLineCount };
  }

  #append(number: number): void {
    if (this.#length + 4 > this.#steps.length) {
      const grown = new Uint8Array(this.#steps.length * 2);
      grown.set(this.#steps);
      this.#steps = grown;
    }
    let rest = number;
    for (; rest > 127; rest >>= 7) this.#steps[this.#length++] = (rest & 127) | 128;
    this.#steps[this.#length++] = rest;
  }

  /** The line, doubled, with one more when it is covered: so they sort as numbers. */
  #records(): Int32Array {
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
      line += (number & 2) === 0 ? number >> 2 : -(number >> 2);
      records[index] = line * 2 + (number & 1);
    }
    return records;
  }
}
