import { NumberRecord } from '../number-record.ts';
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
  branches: Branches | undefined;
}

type Branches = readonly [taken: number, total: number];

/**
 * A class's own lines decide. Those under its methods repeat them, or name the line of the declaration, which the same
 * tools leave out of lcov's lines; they count only for a class that has no lines of its own.
 */
export class CoberturaParser extends XmlFormat {
  #source: string | undefined;
  #isInMethods = false;
  #hasOwnLines = false;
  #methodLines: LineRecord[] = [];

  readonly simple = '<line number="';
  /** As most tools end an element; Istanbul; Coverlet. */
  readonly #plainLines = ['"/>', '" branch="false"/>', '" branch="False" />'].map(
    end => new NumberRecord('<line number="', '" hits="', end),
  );
  readonly #lineWithBranches = new NumberRecord(
    ...['<line number="', '" hits="', '" branch="true" condition-coverage="', '% (', '/', ')"/>'],
  );

  skim(text: string, start: number): number {
    // What stands between elements is part of its path.
    if (this.#source !== undefined) return -1;
    for (const plain of this.#plainLines) {
      const end = plain.endIn(text, start);
      if (end === -1) continue;
      this.#line(plain.number(0), plain.number(1), undefined);
      return end;
    }
    const record = this.#lineWithBranches;
    const end = record.endIn(text, start);
    if (end !== -1) this.#line(record.number(0), record.number(1), [record.number(3), record.number(4)]);

    return end;
  }

  override open(name: string, attributes: XmlAttributes): void {
    if (name === 'line') this.#lineElement(attributes);
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
    if (!this.#hasOwnLines)
      for (const { line, hits, branches } of this.#methodLines) this.#record(line, hits, branches);
    this.#hasOwnLines = false;
    this.#methodLines = [];
    this.builder.closeFile();
  }

  #lineElement({ number, hits, 'condition-coverage': conditions }: XmlAttributes): void {
    this.#line(
      readCount(number ?? ''),
      readCount(hits ?? ''),
      conditions === undefined ? undefined : conditionsOf(conditions),
    );
  }

  #line(line: number, hits: number, branches: Branches | undefined): void {
    if (this.#isInMethods) {
      this.#methodLines.push({ line, hits, branches });
    } else {
      this.#hasOwnLines = true;
      this.#record(line, hits, branches);
    }
  }

  #record(line: number, hits: number, branches: Branches | undefined): void {
    this.builder.addLine(line, hits);
    if (branches !== undefined && !Number.isNaN(hits))
      addCountedBranches(this.builder, line, 'cobertura', branches);
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
function conditionsOf(text: string): Branches {
  const [, taken, total] = counted.exec(text)?.map(Number) ?? [];
  if (taken !== undefined && total !== undefined) return [taken, total];
  const percent = percentOnly.exec(text)?.[1];
  if (percent === undefined) return [0, 0];

  return [Number(percent) >= 100 ? 2 : 1, 2];
}
