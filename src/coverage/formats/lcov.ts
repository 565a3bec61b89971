import { NumberRecord } from '../number-record.ts';
import { readCount } from '../read-count.ts';
import { LineFormat } from './line-format.ts';

// What lcov writes besides: names, functions, totals, MC/DC. None of it decides whether a line was run.
const passedOver = /^(?:#|TN:|VER:|FN|LH:|BRF:|BRH:|MCDC:|MCF:|MCH:|MRF:|MRH:)/;

/** DA decides whether a line is covered; BRDA only makes it partial; a line with FN or BRDA alone is not coverable. */
export class LcovParser extends LineFormat {
  readonly #simpleLine = new NumberRecord('DA:', ',', '\n');
  readonly #simpleBranch = new NumberRecord('BRDA:', ',', ',', ',', '\n');
  readonly #simpleBranchNotReached = new NumberRecord('BRDA:', ',', ',', ',-\n');

  skim(text: string, start: number): number {
    const line = this.#simpleLine.endIn(text, start);
    if (line !== -1) {
      this.builder.addLine(this.#simpleLine.number(0), this.#simpleLine.number(1));
      return line;
    }
    return this.builder.keepsLines ? -1 : this.#skimBranch(text, start);
  }

  /** Of a file whose lines are not kept, whether its branches are well-formed is all that matters. */
  #skimBranch(text: string, start: number): number {
    for (const branch of [this.#simpleBranch, this.#simpleBranchNotReached]) {
      const end = branch.endIn(text, start);
      if (end === -1) continue;
      this.builder.addBranch(branch.number(0), '', false);
      return end;
    }
    return -1;
  }

  override line(text: string): void {
    const record = text.trim();
    if (record.startsWith('DA:')) this.#line(record.slice(3));
    else if (record.startsWith('BRDA:')) this.#branch(record.slice(5));
    else if (record.startsWith('SF:')) this.builder.openFile(record.slice(3).trim());
    else if (record === 'end_of_record') this.builder.closeFile();
    else if (record.startsWith('LF:')) this.builder.claimLines(readCount(record.slice(3).trim()));
    else if (record !== '' && !passedOver.test(record)) this.builder.skip();
  }

  /** `<line>,<count>[,<checksum>]` */
  #line(fields: string): void {
    const comma = fields.indexOf(',');
    const secondComma = fields.indexOf(',', comma + 1);
    const count = fields.slice(comma + 1, secondComma === -1 ? undefined : secondComma);
    this.builder.addLine(
      comma === -1 ? Number.NaN : readLine(fields.slice(0, comma)),
      readCount(count.trim()),
    );
  }

  /** `<line>,<block>,<branch>,<count or "-">`; in lcov 2 the branch may be an expression with commas of its own. */
  #branch(fields: string): void {
    const first = fields.indexOf(',');
    const last = fields.lastIndexOf(',');
    const id = fields.slice(first + 1, last);
    const count = fields.slice(last + 1).trim();
    const taken = count === '-' ? 0 : readCount(count);
    if (first === last || !id.includes(',') || Number.isNaN(taken)) this.builder.skip();
    else
      this.builder.addBranch(readLine(fields.slice(0, first)), `lcov:${id.replaceAll(':', '')}`, taken > 0);
  }
}

function readLine(text: string): number {
  return /^\s*\d{1,8}\s*$/.test(text) ? Number(text) : Number.NaN;
}
