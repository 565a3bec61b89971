import { asArray, asNumber, asObject, asText, type JsonObject, JsonStream } from '../read-json.ts';
import { JsonFormat } from './json-format.ts';
import { linesOfSegments, toSegment } from './llvm-segments.ts';

/** `llvm-cov export`: segments, of which lines are made as `llvm-cov show` makes them, and branches with two counts. */
export class LlvmCovParser extends JsonFormat {
  protected override readonly json = new JsonStream(['$.data.*.files.*'], value =>
    this.#file(asObject(value)),
  );

  #file(file: JsonObject | undefined): void {
    const path = asText(file?.['filename']);
    if (file === undefined || path === undefined) {
      this.builder.skip();
      return;
    }
    this.builder.openFile(path);
    this.builder.claimLines(asNumber(asObject(asObject(file['summary'])?.['lines'])?.['count']));
    const segments = asArray(file['segments']).map(one => toSegment(asArray(one)));
    for (const { first, last, hits } of linesOfSegments(segments)) this.builder.addSpan(first, last, hits);
    for (const one of asArray(file['branches'])) this.#branch(asArray(one).map(asNumber));
    this.builder.closeFile();
  }

  /** First line and column, last line and column, how often true, how often false. */
  #branch([line = Number.NaN, column, , , whenTrue = 0, whenFalse = 0]: readonly number[]): void {
    this.builder.addBranch(line, `llvm:${column}.true`, whenTrue > 0);
    this.builder.addBranch(line, `llvm:${column}.false`, whenFalse > 0);
  }
}
