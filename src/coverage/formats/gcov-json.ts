import { asObject, asText, type JsonObject, JsonStream } from '../read-json.ts';
import type { ReportBuilder } from '../report-builder.ts';
import type { ReportParser } from '../report-parser.ts';
import { addGcovLines } from './gcov-lines.ts';

/** `gcov --json-format`: paths are relative to the directory in which the compiler ran. */
export class GcovJsonParser implements ReportParser {
  readonly #builder: ReportBuilder;
  readonly #json = new JsonStream(['$.files.*', '$.current_working_directory'], (value, keys) => {
    if (keys[0] === 'files') this.#file(asObject(value));
    else this.#directory(asText(value));
  });

  constructor(builder: ReportBuilder) {
    this.#builder = builder;
  }

  write(text: string): void {
    this.#json.write(text);
  }

  end(): void {
    this.#json.end();
  }

  #directory(path: string | undefined): void {
    if (path !== undefined) this.#builder.sources.push(path);
  }

  #file(file: JsonObject | undefined): void {
    const path = asText(file?.['file']);
    if (file === undefined || path === undefined) {
      this.#builder.skip();
      return;
    }
    this.#builder.openFile(path);
    addGcovLines(this.#builder, 'gcov', file);
    this.#builder.closeFile();
  }
}
