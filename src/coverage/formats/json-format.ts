import type { JsonStream } from '../read-json.ts';
import type { ReportBuilder } from '../report-builder.ts';
import type { ReportParser } from '../report-parser.ts';

/** A report in JSON: which values of it are looked at is the format's own. */
export abstract class JsonFormat implements ReportParser {
  protected readonly builder: ReportBuilder;
  protected abstract readonly json: JsonStream;

  constructor(builder: ReportBuilder) {
    this.builder = builder;
    builder.place = () => ({ byte: this.json.offset });
  }

  write(text: string): void {
    this.json.write(text);
  }

  end(): void {
    this.json.end();
  }
}
