import type { Cause } from '../model/cause.ts';
import { type AskedLevel, askedLevels, type Level } from '../model/level.ts';
import type { LineState } from '../model/practice-result.ts';
import type { Assessed } from './outcome.ts';
import { holds, isCeiling, type Levels, type Line } from './thresholds.ts';

export interface JudgedLines {
  readonly lines: Readonly<Partial<Record<AskedLevel, LineState>>>;
  readonly level: Level;
  /** Why a line is unknown: of the lowest one. */
  readonly cause: Cause | null;
}

/** Compares a value with each line that the practice asks. */
export function judgeLines({ lines: asked }: Levels, outcome: Assessed): JudgedLines {
  const lines: Partial<Record<AskedLevel, LineState>> = {};
  let level: Level = 1;
  let isOpen = true;
  let cause: Cause | null = null;
  for (const at of askedLevels) {
    const line = asked[at];
    const judged = line === undefined ? undefined : judgeLine(line, outcome);
    if (judged !== undefined) lines[at] = judged.state;
    cause ??= judged?.cause ?? null;
    isOpen &&= judged === undefined || judged.state === 'met';
    if (isOpen) level = at;
  }

  return { lines, level, cause };
}

function judgeLine(line: Line, outcome: Assessed): { state: LineState; cause: Cause | null } {
  if (outcome.inferred !== null) return { state: 'unknown', cause: outcome.inferred };
  if (!holds(line, outcome.value)) return floorOf(line, outcome);
  if (outcome.lowerBound !== null && isCeiling(line)) return { state: 'unknown', cause: outcome.lowerBound };
  const answers = (line.and ?? []).map(name => outcome.conditions[name] ?? false);
  if (answers.includes(false)) return { state: 'unmet', cause: null };
  const doubt = answers.find(answer => answer !== true);

  return doubt === undefined ? { state: 'met', cause: null } : { state: 'unknown', cause: doubt as Cause };
}

/** A lower bound that does not reach a floor may reach it with what was not seen. */
function floorOf(line: Line, { lowerBound }: Assessed): { state: LineState; cause: Cause | null } {
  if (lowerBound !== null && !isCeiling(line)) return { state: 'unknown', cause: lowerBound };

  return { state: 'unmet', cause: null };
}
