import type { PatchCoverage, PatchGate } from '../model/coverage.ts';
import { flooredPercent, neededLines } from './patch-gates.ts';

/** A run of missed lines that are consecutive among the coverable lines of the file. */
export interface MissedBlock {
  path: string;
  startLine: number;
  endLine: number;
  lines: number[];
}

export interface SmallestStep {
  /** Lines that have to be run beside those that are. */
  needed: number;
  /** The largest first, of one component after the other. */
  blocks: MissedBlock[];
  /** What running the blocks would make of the figure of those parts that fall short, together. */
  covered: number;
  coverable: number;
  percent: number;
}

export function missedBlocksOf({ files }: Pick<PatchCoverage, 'files'>): MissedBlock[] {
  return files.flatMap(({ path, missedRuns }) =>
    missedRuns.map(lines => ({ path, startLine: lines[0] ?? 0, endLine: lines.at(-1) ?? 0, lines })),
  );
}

/** The fewest missed blocks that reach the target of each gate that falls short; undefined when none does. */
export function smallestStep({ gates, files }: PatchCoverage): SmallestStep | undefined {
  const short = gates.filter(one => !one.isMet);
  if (short.length === 0) return undefined;

  const blocks = short.flatMap(gate =>
    fewestBlocks(gate, missedBlocksOf({ files: files.filter(file => file.component === gate.component) })),
  );
  const covered = sum(short.map(gate => gate.covered)) + sum(blocks.map(({ lines }) => lines.length));
  const coverable = sum(short.map(gate => gate.coverable));

  return {
    needed: sum(short.map(neededLines)),
    blocks,
    covered,
    coverable,
    percent: flooredPercent(covered, coverable),
  };
}

function fewestBlocks(gate: PatchGate, own: readonly MissedBlock[]): readonly MissedBlock[] {
  const needed = neededLines(gate);
  const blocks: MissedBlock[] = [];
  let gained = 0;
  // The largest blocks are the fewest that reach it.
  for (const block of own.toSorted((a, b) => b.lines.length - a.lines.length)) {
    if (gained >= needed) break;
    blocks.push(block);
    gained += block.lines.length;
  }

  return blocks;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
