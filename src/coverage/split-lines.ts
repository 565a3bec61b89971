const maxLength = 65_536;

export interface LineReader {
  line(text: string): void;
  /** In place of a line that is longer than any tool writes. */
  overlong(): void;
  /**
   * A shortcut for lines of the most frequent kind, without a string for each: takes the line that begins at `start` and
   * returns where the next one begins, or -1 when it is for `line`.
   */
  skim?(text: string, start: number): number;
}

/** Cuts a text that comes in pieces into lines, without their line feeds. */
export class LineSplitter {
  readonly #reader: LineReader;
  #rest = '';
  #told = 0;
  #isOverlong = false;

  constructor(reader: LineReader) {
    this.#reader = reader;
  }

  /** The one at hand, from 1. */
  get line(): number {
    return this.#told + 1;
  }

  write(text: string): void {
    const wholeLines = text.lastIndexOf('\n') + 1;
    let start = 0;
    // Only the line that was cut is put together: to join the whole text would copy all of it.
    if (this.#rest !== '' && wholeLines > 0) {
      start = text.indexOf('\n') + 1;
      this.#tell(this.#rest + text.slice(0, start - 1));
      this.#rest = '';
    }
    while (start < wholeLines) {
      const next = this.#skim(text, start);
      if (next !== -1) {
        this.#told++;
        start = next;
        continue;
      }
      const end = text.indexOf('\n', start);
      this.#tell(text.slice(start, end));
      start = end + 1;
    }
    this.#rest += text.slice(wholeLines);
    if (this.#rest.length > maxLength) {
      this.#isOverlong = true;
      this.#rest = '';
    }
  }

  end(): void {
    this.#tell(this.#rest);
  }

  /** What follows the beginning of an overlong line is the rest of it, whatever it looks like. */
  #skim(text: string, start: number): number {
    return this.#isOverlong ? -1 : (this.#reader.skim?.(text, start) ?? -1);
  }

  #tell(line: string): void {
    if (!this.#isOverlong && line.length <= maxLength) this.#reader.line(line);
    else {
      this.#isOverlong = false;
      this.#reader.overlong();
    }
    this.#told++;
  }
}
