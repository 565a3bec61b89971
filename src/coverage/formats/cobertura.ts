import { unreadBecause } from '../../model/unread-reason.ts';
import { detached } from '../detached-text.ts';
import { NumberRecord } from '../number-record.ts';
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
  /** A line whose element has not ended, and whether it sums up its branches. */
  #open: LineRecord | undefined;
  #hasSum = false;

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
    if (name === 'line') this.#openLine(attributes);
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
    if (!this.#hasOwnLines)
      for (const { line, hits, branches } of this.#methodLines) this.#record(line, hits, branches);
    this.#hasOwnLines = false;
    this.#methodLines = [];
    this.builder.closeFile();
  }

  #openLine({ number, hits, 'condition-coverage': conditions }: XmlAttributes): void {
    // One within another is no Cobertura; each counts.
    this.#endLine();
    this.#open = {
      ...{ line: readCount(number ?? ''), hits: readCount(hits ?? '') },
      branches: conditions === undefined ? undefined : conditionsOf(conditions),
    };
    this.#hasSum = conditions !== undefined;
  }

  /** grcov names the branches of a line one by one, taken (1) or not (0), without their sum. */
  #condition(coverage: string): void {
    if (this.#open === undefined || this.#hasSum) return;
    const [taken, total] = conditionsOf(coverage);
    const [takenBefore, totalBefore] = this.#open.branches ?? [0, 0];
    this.#open.branches = [takenBefore + taken, totalBefore + total];
  }

  #endLine(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open !== undefined) this.#line(open.line, open.hits, open.branches);
  }

  #line(line: number, hits: number, branches: Branches | undefined): void {
    if (this.#isInMethods) {
      if (this.#methodLines.length === maxMethodLines)
        this.xml.refuse(unreadBecause('report.many-method-lines', { most: maxMethodLines }));
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
    if (source.length > maxPathLength) {
      this.builder.skip();
      return;
    }
    if (this.builder.sources.length === maxSources)
      this.xml.refuse(unreadBecause('report.many-sources', { most: maxSources, element: '<source>' }));
    this.builder.sources.push(detached(source));
  }
}

/** `50% (1/2)`, or the share alone, or of a single branch 1 or 0. */
function conditionsOf(text: string): Branches {
  const [, taken, total] = counted.exec(text)?.map(Number) ?? [];
  if (taken !== undefined && total !== undefined) return [taken, total];
  if (text === '0' || text === '1') return [Number(text), 1];
  const percent = percentOnly.exec(text)?.[1];
  if (percent === undefined) return [0, 0];

  return [Number(percent) >= 100 ? 2 : 1, 2];
}
