import { LineFormat } from './line-format.ts';

const block =
  /^(?<path>.+):(?<first>\d{1,8})\.\d{1,8},(?<last>\d{1,8})\.(?<column>\d{1,8}) (?<statements>\d{1,8}) (?<count>\d{1,19})$/;

/**
 * Go's coverprofile: blocks of statements, each covering its lines. The block of a function ends behind its closing brace
 * in column 2: that line is none of it. The same block may stand there again, from other packages' tests.
 */
export class GoParser extends LineFormat {
  #path: string | undefined;

  override line(text: string): void {
    const record = text.trimEnd();
    // Profiles that were joined have the first line again.
    if (record === '' || record.startsWith('mode: ')) return;
    const parts = block.exec(record)?.groups;
    if (parts === undefined) {
      this.builder.skip();
      return;
    }
    const { path = '', first, last, column, statements, count } = parts;
    if (path !== this.#path) this.builder.openFile(path);
    this.#path = path;
    if (Number(statements) === 0) return;
    const isBehindBrace = Number(column) <= 2 && Number(last) > Number(first);
    this.builder.addSpan(Number(first), Number(last) - (isBehindBrace ? 1 : 0), Number(count));
  }
}
