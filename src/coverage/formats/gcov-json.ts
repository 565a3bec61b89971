import { asObject, asText, type JsonObject, JsonStream } from '../read-json.ts';
import { maxPathLength } from '../report-builder.ts';
import { addGcovLines } from './gcov-lines.ts';
import { JsonFormat } from './json-format.ts';

/** `gcov --json-format`: paths are relative to the directory in which the compiler ran. */
export class GcovJsonParser extends JsonFormat {
  protected override readonly json = new JsonStream(
    ['$.files.*', '$.current_working_directory'],
    (value, keys) => {
      if (keys[0] === 'files') this.#file(asObject(value));
      else this.#directory(asText(value));
    },
  );

  /** There is one; of several the last counts, as JSON has it. */
  #directory(path: string | undefined): void {
    if (path === undefined || path.length > maxPathLength) this.builder.skip();
    else this.builder.sources[0] = path;
  }

  #file(file: JsonObject | undefined): void {
    const path = asText(file?.['file']);
    if (file === undefined || path === undefined) {
      this.builder.skip();
      return;
    }
    this.builder.openFile(path);
    addGcovLines(this.builder, 'gcov', file);
    this.builder.closeFile();
  }
}
