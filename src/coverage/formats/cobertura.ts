import { detached } from '../detached-text.ts';
import { readCount } from '../read-count.ts';
import type { XmlAttributes } from '../read-xml.ts';
import { maxPathLength } from '../report-builder.ts';
import { addCountedBranches } from './counted-branches.ts';
import { XmlFormat } from './xml-format.ts';

const maxSources = 1_000;
const maxMethodLines = 500_000;
const counted = /\((\d{1,9})\/(\d{1,9})\)/;
const percentOnly = /^\s*(\d{1,3})(?:\.\d{1,20})?\s*%/;

interface LineRecord {
  line: number;
  hits: number;
  /** Undefined when the line does not sum up its branches. */
  conditions: string | undefined;
  branches: readonly [taken: number, total: number];
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
  #line: LineRecord | undefined;

  override open(name: string, attributes: XmlAttributes): void {
    if (name === 'line') this.#line = recordOf(attributes);
    else if (name === 'condition') this.#condition(attributes['coverage'] ?? '');
    else if (name === 'class') this.builder.openFile(attributes['filename']);
    else if (name === 'methods') this.#isInMethods = true;
    else if (name === 'source') this.#source = '';
  }

  override close(name: string): void {
    if (name === 'line') this.#endLine();
    else if (name === 'class') this.#endClass();
    else if (name === 'methods') this.#isInMethods = false;
    else if (name === 'source') this.#endSource();
  }

  text(text: string): void {
    if (this.#source !== undefined && this.#source.length <= maxPathLength) this.#source += text;
  }

  #endClass(): void {
    if (!this.#hasOwnLines) for (const record of this.#methodLines) this.#record(record);
    this.#hasOwnLines = false;
    this.#methodLines = [];
    this.builder.closeFile();
  }

  /** grcov names the branches of a line one by one, taken (1) or not (0), without their sum. */
  #condition(coverage: string): void {
    const record = this.#line;
    if (record === undefined || record.conditions !== undefined) return;
    const [taken, total] = conditionsOf(coverage);
    record.branches = [record.branches[0] + taken, record.branches[1] + total];
  }

  #endLine(): void {
    const record = this.#line;
    this.#line = undefined;
    if (record === undefined) return;
    if (this.#isInMethods) {
      if (this.#methodLines.length === maxMethodLines)
        this.xml.refuse(`the methods of a class have more than ${maxMethodLines} lines`);
      this.#methodLines.push(record);
    } else {
      this.#hasOwnLines = true;
      this.#record(record);
    }
  }

  #record({ line, hits, branches }: LineRecord): void {
    this.builder.addLine(line, hits);
    if (!Number.isNaN(hits)) addCountedBranches(this.builder, line, 'cobertura', branches);
  }

  #endSource(): void {
    const source = this.#source?.trim();
    this.#source = undefined;
    if (!source) return;
    if (source.length > maxPathLength) {
      this.builder.skip();
      return;
    }
    if (this.builder.sources.length === maxSources)
      this.xml.refuse(`it names more than ${maxSources} <source> roots`);
    this.builder.sources.push(detached(source));
  }
}

function recordOf(attributes: XmlAttributes): LineRecord {
  const conditions = attributes['condition-coverage'];

  return {
    line: readCount(attributes['number'] ?? ''),
    hits: readCount(attributes['hits'] ?? ''),
    conditions,
    branches: conditions === undefined ? [0, 0] : conditionsOf(conditions),
  };
}

/** `50% (1/2)`, or the share alone, or of a single branch 1 or 0. */
function conditionsOf(text: string): readonly [taken: number, total: number] {
  const [, taken, total] = counted.exec(text)?.map(Number) ?? [];
  if (taken !== undefined && total !== undefined) return [taken, total];
  if (text === '0' || text === '1') return [Number(text), 1];
  const percent = percentOnly.exec(text)?.[1];
  if (percent === undefined) return [0, 0];

  return [Number(percent) >= 100 ? 2 : 1, 2];
}
