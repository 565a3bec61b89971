import { unreadBecause } from '../../model/unread-reason.ts';
import { detached } from '../detached-text.ts';
import { readCount } from '../read-count.ts';
import type { XmlAttributes } from '../read-xml.ts';
import { maxPathLength } from '../report-builder.ts';
import { addCountedBranches } from './counted-branches.ts';
import { XmlFormat } from './xml-format.ts';

/** What compilers write for code that no source line stands for. */
const hiddenLine = 0xfeefee;
const maxIdLength = 64;
/** Of the paths of one module. */
const maxCharacters = 16_777_216;

/** A sequence point covers each line from its start to its end. Modules number their files; a method may name its file. */
export class OpenCoverParser extends XmlFormat {
  #paths = new Map<string, string>();
  #characters = 0;
  #methodFile: string | undefined;

  override open(name: string, attributes: XmlAttributes): void {
    if (name === 'SequencePoint') this.#point(attributes);
    else if (name === 'FileRef') this.#methodFile = attributes['uid'];
    else if (name === 'Method') this.#methodFile = undefined;
    else if (name === 'File') this.#file(attributes);
    else if (name === 'Module') this.#beginModule();
  }

  override close(): void {}

  #beginModule(): void {
    this.#paths = new Map();
    this.#characters = 0;
  }

  #file({ uid, fullPath }: XmlAttributes): void {
    if (!uid || uid.length > maxIdLength || !fullPath || fullPath.length > maxPathLength) {
      this.builder.skip();
      return;
    }
    this.#characters += maxIdLength + fullPath.length;
    if (this.#characters > maxCharacters)
      this.xml.refuse(unreadBecause('report.long-paths', { most: maxCharacters }));
    this.#paths.set(detached(uid), detached(fullPath));
    // Named even when nothing in it could be run.
    this.builder.openFile(fullPath);
    this.builder.closeFile();
  }

  #point({ vc = '', sl = '', el = '', bec = '', bev = '', fileid }: XmlAttributes): void {
    const [first, last, hits] = [readCount(sl), readCount(el), readCount(vc)];
    if (first === hiddenLine) return;
    const path = this.#paths.get(fileid ?? this.#methodFile ?? '');
    if (path === undefined) {
      this.builder.skip();
      return;
    }
    this.builder.openFile(path);
    // Some points end before they begin: they have one line.
    this.builder.addSpan(first, last > first ? last : first, hits);
    const [total, taken] = [readCount(bec), readCount(bev)];
    if (total > 0 && taken >= 0) addCountedBranches(this.builder, first, 'opencover', [taken, total]);
  }
}
