import type { ReportBuilder } from '../report-builder.ts';
import type { ReportParser } from '../report-parser.ts';
import { type LineReader, LineSplitter } from '../split-lines.ts';

/** A report in lines of text: what a line means is the format's own. */
export abstract class LineFormat implements ReportParser, LineReader {
  protected readonly builder: ReportBuilder;
  readonly #lines = new LineSplitter(this);

  constructor(builder: ReportBuilder) {
    this.builder = builder;
    builder.place = () => ({ line: this.#lines.line });
  }

  write(text: string): void {
    this.#lines.write(text);
  }

  end(): void {
    this.#lines.end();
  }

  overlong(): void {
    this.builder.skip();
  }

  abstract line(text: string): void;
}
