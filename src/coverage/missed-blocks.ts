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
  /** Whose target it reaches. */
  gate: PatchGate;
  /** The largest first. */
  blocks: MissedBlock[];
  /** What running the blocks would make of the gate's figure. */
  covered: number;
  percent: number;
}

export function missedBlocksOf({ files }: Pick<PatchCoverage, 'files'>): MissedBlock[] {
  return files.flatMap(({ path, missedRuns }) =>
    missedRuns.map(lines => ({ path, startLine: lines[0] ?? 0, endLine: lines.at(-1) ?? 0, lines })),
  );
}

/** The fewest missed blocks that reach the target of the first gate that falls short; undefined when none does. */
export function smallestStep({ gates, files }: PatchCoverage): SmallestStep | undefined {
  const gate = gates.find(one => !one.isMet);
  if (gate === undefined) return undefined;

  const own = missedBlocksOf({ files: files.filter(file => file.component === gate.component) });
  const needed = neededLines(gate);
  const blocks: MissedBlock[] = [];
  let gained = 0;
  // The largest blocks are the fewest that reach it.
  for (const block of own.toSorted((a, b) => b.lines.length - a.lines.length)) {
    if (gained >= needed) break;
    blocks.push(block);
    gained += block.lines.length;
  }
  const covered = gate.covered + gained;

  return { gate, blocks, covered, percent: flooredPercent(covered, gate.coverable) };
}
