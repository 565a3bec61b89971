const maxLength = 65_536;

export interface LineReader {
  line(text: string): void;
  /** In place of a line that is longer than any tool writes. */
  overlong(): void;
}

/** Cuts a text that comes in pieces into lines, without their line feeds. */
export class LineSplitter {
  readonly #reader: LineReader;
  #rest = '';
  #isOverlong = false;

  constructor(reader: LineReader) {
    this.#reader = reader;
  }

  write(text: string): void {
    const all = this.#rest + text;
    let start = 0;
    for (let end = all.indexOf('\n'); end !== -1; end = all.indexOf('\n', start)) {
      this.#tell(all, start, end);
      start = end + 1;
    }
    this.#rest = all.slice(start);
    if (this.#rest.length > maxLength) {
      this.#isOverlong = true;
      this.#rest = '';
    }
  }

  end(): void {
    this.#tell(this.#rest, 0, this.#rest.length);
  }

  #tell(text: string, start: number, end: number): void {
    if (!this.#isOverlong && end - start <= maxLength) {
      this.#reader.line(text.slice(start, end));
      return;
    }
    this.#isOverlong = false;
    this.#reader.overlong();
  }
}
