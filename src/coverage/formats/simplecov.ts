import { asNumber, asObject, JsonStream, type JsonValue } from '../read-json.ts';
import { JsonFormat } from './json-format.ts';

/** The condition's kind, number and line: `[:if, 0, 3, 4, 7, 7]`. */
const condition = /^\[:\w{1,40}, \d{1,9}, (?<line>\d{1,8}),/;

/**
 * `.resultset.json`: suites, each with a count for each line of a file; `null` and `"ignored"` cannot be run. Of a file
 * that a suite tracks and never loads, it has 0 for every line that is neither blank nor a comment: another suite that
 * loaded it knows better.
 */
export class SimpleCovParser extends JsonFormat {
  protected override readonly json = new JsonStream(['$.*.coverage.*'], (value, keys) =>
    this.#file(value, String(keys.at(-1))),
  );

  #file(file: JsonValue, path: string): void {
    const lines = Array.isArray(file) ? file : asObject(file)?.['lines'];
    if (!Array.isArray(lines) || path === '') {
      this.builder.skip();
      return;
    }
    this.builder.openFile(path);
    for (const [index, count] of lines.entries())
      if (count === null || count === 'ignored') this.builder.addUncoverableLine(index + 1);
      else this.builder.addLine(index + 1, asNumber(count));
    for (const [name, branches] of Object.entries(asObject(asObject(file)?.['branches']) ?? {}))
      this.#branches(name, branches);
    this.builder.closeFile();
  }

  #branches(name: string, branches: JsonValue | undefined): void {
    const line = Number(condition.exec(name)?.groups?.['line']);
    for (const [branch, count] of Object.entries(asObject(branches) ?? {}))
      this.builder.addBranch(
        line,
        `simplecov:${`${name}${branch}`.replaceAll(':', '')}`,
        asNumber(count) > 0,
      );
  }
}
