import { asObject, asText, type JsonObject, JsonStream } from '../read-json.ts';
import { addGcovLines } from './gcov-lines.ts';
import { JsonFormat } from './json-format.ts';

/** `gcovr --json`. */
export class GcovrParser extends JsonFormat {
  protected override readonly json = new JsonStream(['$.files.*'], value => this.#file(asObject(value)));

  #file(file: JsonObject | undefined): void {
    const path = asText(file?.['file']) ?? asText(file?.['filename']);
    if (file === undefined || path === undefined) {
      this.builder.skip();
      return;
    }
    this.builder.openFile(path);
    addGcovLines(this.builder, 'gcovr', file);
    this.builder.closeFile();
  }
}
