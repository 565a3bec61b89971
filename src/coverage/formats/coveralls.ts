import { asArray, asNumber, asObject, asText, type JsonObject, JsonStream } from '../read-json.ts';
import { JsonFormat } from './json-format.ts';

/** What is sent to Coveralls: a count for each line, `null` where there is nothing to run; branches in fours. */
export class CoverallsParser extends JsonFormat {
  protected override readonly json = new JsonStream(['$.source_files.*'], value =>
    this.#file(asObject(value)),
  );

  #file(file: JsonObject | undefined): void {
    const path = asText(file?.['name']);
    if (file === undefined || path === undefined) {
      this.builder.skip();
      return;
    }
    this.builder.openFile(path);
    for (const [index, count] of asArray(file['coverage']).entries())
      if (count !== null) this.builder.addLine(index + 1, asNumber(count));
    this.#branches(asArray(file['branches']).map(asNumber));
    this.builder.closeFile();
  }

  /** Line, block, branch, count. */
  #branches(numbers: readonly number[]): void {
    for (let at = 0; at + 3 < numbers.length; at += 4) {
      const [line = Number.NaN, block, branch, count = Number.NaN] = numbers.slice(at, at + 4);
      this.builder.addBranch(line, `coveralls:${block}.${branch}`, count > 0);
    }
  }
}
