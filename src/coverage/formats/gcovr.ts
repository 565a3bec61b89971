import { asObject, asText, type JsonObject, JsonStream } from '../read-json.ts';
import type { ReportBuilder } from '../report-builder.ts';
import type { ReportParser } from '../report-parser.ts';
import { addGcovLines } from './gcov-lines.ts';

/** `gcovr --json`. */
export class GcovrParser implements ReportParser {
  readonly #builder: ReportBuilder;
  readonly #json = new JsonStream(['$.files.*'], value => this.#file(asObject(value)));

  constructor(builder: ReportBuilder) {
    this.#builder = builder;
  }

  write(text: string): void {
    this.#json.write(text);
  }

  end(): void {
    this.#json.end();
  }

  #file(file: JsonObject | undefined): void {
    const path = asText(file?.['file']) ?? asText(file?.['filename']);
    if (file === undefined || path === undefined) {
      this.#builder.skip();
      return;
    }
    this.#builder.openFile(path);
    addGcovLines(this.#builder, 'gcovr', file);
    this.#builder.closeFile();
  }
}
