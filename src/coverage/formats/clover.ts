import { readCount } from '../read-count.ts';
import type { XmlAttributes } from '../read-xml.ts';
import { addCountedBranches } from './counted-branches.ts';
import { XmlFormat } from './xml-format.ts';

/**
 * Lines of statements, conditions and methods alike. Istanbul and PHPUnit give every line a count, and to a condition
 * how many of its branches were taken and how many were not. OpenClover gives a condition no count, but how often it
 * was true and how often it was false.
 */
export class CloverParser extends XmlFormat {
  override open(name: string, attributes: XmlAttributes): void {
    if (name === 'line') this.#line(attributes);
    else if (name === 'metrics') this.builder.claimLines(readCount(attributes['statements'] ?? ''));
    else if (name === 'file') this.builder.openFile(attributes['path'] || attributes['name']);
  }

  override close(name: string): void {
    if (name === 'file') this.builder.closeFile();
  }

  #line({ num = '', count, type, truecount, falsecount }: XmlAttributes): void {
    const line = readCount(num);
    const [whenTrue, whenFalse] = [readCount(truecount ?? ''), readCount(falsecount ?? '')];
    if (type !== 'cond' || Number.isNaN(whenTrue + whenFalse)) {
      this.builder.addLine(line, readCount(count ?? ''));
    } else if (count === undefined) {
      this.builder.addLine(line, whenTrue + whenFalse);
      this.builder.addBranch(line, 'clover:true', whenTrue > 0);
      this.builder.addBranch(line, 'clover:false', whenFalse > 0);
    } else {
      this.builder.addLine(line, readCount(count));
      addCountedBranches(this.builder, line, 'clover', [whenTrue, whenTrue + whenFalse]);
    }
  }
}
