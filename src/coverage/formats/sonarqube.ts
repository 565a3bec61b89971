import { readCount } from '../read-count.ts';
import type { XmlAttributes } from '../read-xml.ts';
import { addCountedBranches } from './counted-branches.ts';
import { XmlFormat } from './xml-format.ts';

const hitsWhen: ReadonlyMap<string, number> = new Map([
  ['true', 1],
  ['false', 0],
]);

/** SonarQube's generic format: a line was covered or not, without a count. */
export class SonarQubeParser extends XmlFormat {
  override open(name: string, attributes: XmlAttributes): void {
    if (name === 'lineToCover') this.#line(attributes);
    else if (name === 'file') this.builder.openFile(attributes['path']);
  }

  override close(name: string): void {
    if (name === 'file') this.builder.closeFile();
  }

  #line({ lineNumber = '', covered = '', branchesToCover = '', coveredBranches = '' }: XmlAttributes): void {
    const line = readCount(lineNumber);
    this.builder.addLine(line, hitsWhen.get(covered) ?? Number.NaN);
    const [total, taken] = [readCount(branchesToCover), readCount(coveredBranches)];
    if (total > 0 && taken >= 0) addCountedBranches(this.builder, line, 'sonarqube', [taken, total]);
  }
}
