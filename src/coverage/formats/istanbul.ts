import { asArray, asNumber, asObject, asText, type JsonObject, JsonStream } from '../read-json.ts';
import { JsonFormat } from './json-format.ts';

/**
 * `coverage-final.json`: a statement counts for the line it starts in, a branch for the line of its condition, as in the
 * lcov and the text that Istanbul writes from it.
 */
export class IstanbulParser extends JsonFormat {
  protected override readonly json = new JsonStream(['$.*'], (value, [key]) =>
    this.#file(asObject(value), String(key)),
  );

  #file(file: JsonObject | undefined, key: string): void {
    // A file that was never loaded may be wrapped once more.
    const { path, statementMap, s, branchMap, b } = asObject(file?.['data']) ?? file ?? {};
    const [statements, counts] = [asObject(statementMap), asObject(s)];
    if (statements === undefined || counts === undefined) {
      this.builder.skip();
      return;
    }
    this.builder.openFile(asText(path) ?? key);
    for (const [id, place] of Object.entries(statements))
      this.builder.addLine(lineOf(place), asNumber(counts[id]));
    const taken = asObject(b) ?? {};
    for (const [id, branch] of Object.entries(asObject(branchMap) ?? {}))
      for (const [index, count] of asArray(taken[id]).entries())
        this.builder.addBranch(conditionLineOf(branch), `istanbul:${id}.${index}`, asNumber(count) > 0);
    this.builder.closeFile();
  }
}

function lineOf(place: Parameters<typeof asObject>[0]): number {
  return asNumber(asObject(asObject(place)?.['start'])?.['line']);
}

function conditionLineOf(branch: Parameters<typeof asObject>[0]): number {
  const line = lineOf(asObject(branch)?.['loc']);

  return Number.isNaN(line) ? asNumber(asObject(branch)?.['line']) : line;
}
