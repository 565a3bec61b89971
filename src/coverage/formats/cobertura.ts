import { readCount } from '../read-count.ts';
import type { XmlAttributes } from '../read-xml.ts';
import { addCountedBranches } from './counted-branches.ts';
import { XmlFormat } from './xml-format.ts';

const maxSources = 1_000;
const counted = /\((\d{1,9})\/(\d{1,9})\)/;
const percentOnly = /^\s*(\d{1,3})(?:\.\d{1,20})?\s*%/;

interface LineRecord {
  line: number;
  hits: number;
  conditions: string | undefined;
}

/**
 * A class's own lines decide. Those under its methods repeat them, or name the line of the declaration, which the same
 * tools leave out of lcov's lines; they count only for a class that has no lines of its own.
 */
export class CoberturaParser extends XmlFormat {
  #source: string | undefined;
  #isInMethods = false;
  #hasOwnLines = false;
  #methodLines: LineRecord[] = [];

  override open(name: string, attributes: XmlAttributes): void {
    if (name === 'line') this.#line(attributes);
    else if (name === 'class') this.builder.openFile(attributes['filename']);
    else if (name === 'methods') this.#isInMethods = true;
    else if (name === 'source') this.#source = '';
  }

  override close(name: string): void {
    if (name === 'class') this.#endClass();
    else if (name === 'methods') this.#isInMethods = false;
    else if (name === 'source') this.#endSource();
  }

  text(text: string): void {
    if (this.#source !== undefined) this.#source += text;
  }

  #endClass(): void {
    if (!this.#hasOwnLines) for (const record of this.#methodLines) this.#record(record);
    this.#hasOwnLines = false;
    this.#methodLines = [];
    this.builder.closeFile();
  }

  #line(attributes: XmlAttributes): void {
    const record: LineRecord = {
      line: readCount(attributes['number'] ?? ''),
      hits: readCount(attributes['hits'] ?? ''),
      conditions: attributes['condition-coverage'],
    };
    if (this.#isInMethods) {
      this.#methodLines.push(record);
    } else {
      this.#hasOwnLines = true;
      this.#record(record);
    }
  }

  #record({ line, hits, conditions }: LineRecord): void {
    this.builder.addLine(line, hits);
    if (conditions !== undefined && !Number.isNaN(hits))
      addCountedBranches(this.builder, line, 'cobertura', conditionsOf(conditions));
  }

  #endSource(): void {
    const source = this.#source?.trim();
    this.#source = undefined;
    if (!source) return;
    if (this.builder.sources.length === maxSources)
      this.xml.refuse(`it names more than ${maxSources} <source> roots`);
    this.builder.sources.push(source);
  }
}

/** `50% (1/2)`, or the share alone. */
function conditionsOf(text: string): readonly [taken: number, total: number] {
  const [, taken, total] = counted.exec(text)?.map(Number) ?? [];
  if (taken !== undefined && total !== undefined) return [taken, total];
  const percent = percentOnly.exec(text)?.[1];
  if (percent === undefined) return [0, 0];

  return [Number(percent) >= 100 ? 2 : 1, 2];
}
