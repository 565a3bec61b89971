import { readCount } from '../read-count.ts';
import type { XmlAttributes } from '../read-xml.ts';
import { addCountedBranches } from './counted-branches.ts';
import { XmlFormat } from './xml-format.ts';

/**
 * Package and file name, without the directory that holds the packages; a group is a module, in which the same package
 * may stand again. Of a line the instructions that were run (`ci`) and missed (`mi`), and branches (`cb`, `mb`).
 */
export class JacocoParser extends XmlFormat {
  /** Of each open group its whole path. */
  readonly #groups: string[] = [];
  #package = '';
  #isInFile = false;

  override open(name: string, attributes: XmlAttributes): void {
    if (name === 'line' && this.#isInFile) this.#line(attributes);
    else if (name === 'counter' && attributes['type'] === 'LINE') this.#sum(attributes);
    else if (name === 'sourcefile') this.#sourceFile(attributes['name']);
    else if (name === 'package') this.#package = this.#inGroup(attributes['name']);
    else if (name === 'group') this.#groups.push(this.#inGroup(attributes['name']));
  }

  override close(name: string): void {
    if (name === 'sourcefile') {
      this.#isInFile = false;
      this.builder.closeFile();
    } else if (name === 'group') this.#groups.pop();
  }

  #sum({ missed = '', covered = '' }: XmlAttributes): void {
    this.builder.claimLines(readCount(missed) + readCount(covered));
  }

  #sourceFile(name: string | undefined): void {
    this.#isInFile = true;
    this.builder.openFile(name && joined(this.#package, name));
  }

  #inGroup(name = ''): string {
    return joined(this.#groups.at(-1) ?? '', name);
  }

  #line({ nr = '', ci = '', mb = '', cb = '' }: XmlAttributes): void {
    const line = readCount(nr);
    this.builder.addLine(line, readCount(ci));
    const [taken, missed] = [readCount(cb), readCount(mb)];
    if (taken + missed > 0) addCountedBranches(this.builder, line, 'jacoco', [taken, taken + missed]);
  }
}

function joined(folder: string, name: string): string {
  return folder && name ? `${folder}/${name}` : folder || name;
}
