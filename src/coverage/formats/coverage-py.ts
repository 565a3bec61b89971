import { asArray, asNumber, asObject, type JsonObject, JsonStream, type JsonValue } from '../read-json.ts';
import { JsonFormat } from './json-format.ts';

/**
 * `coverage json`: lines that were run and that were not, without counts; with `--branch` jumps from line to line. Lines
 * that are excluded (`# pragma: no cover`) stand among those that were run too, when they were.
 */
export class CoveragePyParser extends JsonFormat {
  protected override readonly json = new JsonStream(['$.files.*'], (value, keys) =>
    this.#file(asObject(value), String(keys.at(-1))),
  );

  #file(file: JsonObject | undefined, path: string): void {
    if (file === undefined || path === '') {
      this.builder.skip();
      return;
    }
    this.builder.openFile(path);
    const excluded = new Set(asArray(file['excluded_lines']));
    for (const line of asArray(file['executed_lines']))
      if (!excluded.has(line)) this.builder.addLine(asNumber(line), 1);
    for (const line of asArray(file['missing_lines'])) this.builder.addLine(asNumber(line), 0);
    this.#jumps(file['executed_branches'], true);
    this.#jumps(file['missing_branches'], false);
    this.builder.closeFile();
  }

  #jumps(jumps: JsonValue | undefined, isTaken: boolean): void {
    for (const jump of asArray(jumps)) {
      const [from, to] = asArray(jump).map(asNumber);
      this.builder.addBranch(from ?? Number.NaN, `coverage.py:${to}`, isTaken);
    }
  }
}
