import { readCount } from '../read-count.ts';
import { LineFormat } from './line-format.ts';

const record = /^\s*(?<count>[-#=$%]{1,5}\*?|\d[\d.]{0,20}[kMGTPEZY]?\*?):\s*(?<line>\d{1,8}):(?<text>.*)$/;
const branch = /^branch\s+(?<number>\d{1,6}) (?:taken (?<taken>\d{1,19})|never executed)/;
const scales = 'kMGTPEZY';

/**
 * The text that gcov writes beside a source: `count:line:source`. A line whose count ends in "*" has blocks that were not
 * run. Instances of a template stand there one after the other: the greatest count of a line stays.
 */
export class GcovParser extends LineFormat {
  #line: number | undefined;

  override line(text: string): void {
    const { count = '', line, text: source = '' } = record.exec(text.trimEnd())?.groups ?? {};
    if (line === undefined) {
      this.#branch(text);
      return;
    }
    if (Number(line) === 0) {
      this.#header(source);
      return;
    }
    this.#line = count === '-' ? undefined : Number(line);
    if (this.#line === undefined) return;
    const hits = countOf(count.replace('*', ''));
    this.builder.addLine(this.#line, hits);
    if (!count.endsWith('*')) return;
    this.builder.addBranch(this.#line, 'gcov blocks:run', hits > 0);
    this.builder.addBranch(this.#line, 'gcov blocks:not run', false);
  }

  #header(text: string): void {
    const path = /^Source:(.+)$/.exec(text)?.[1]?.trim();
    if (path !== undefined) this.builder.openFile(path);
  }

  /** With `-b`. Whether an exception was thrown there is no branch of the code's own. */
  #branch(text: string): void {
    const { number, taken } = branch.exec(text)?.groups ?? {};
    if (number === undefined || this.#line === undefined || text.includes('(throw)')) return;
    this.builder.addBranch(this.#line, `gcov:${number}`, Number(taken ?? 0) > 0);
  }
}

/** `#####` and `=====` were not run; `-H` writes `1.5k`. */
function countOf(text: string): number {
  if (/^[#=$%]+$/.test(text)) return 0;
  const power = scales.indexOf(text.at(-1) ?? '') + 1;

  return power === 0 ? readCount(text) : Math.round(readCount(text.slice(0, -1)) * 1000 ** power);
}
