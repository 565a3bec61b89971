import { dayMs, type Instant } from '../model/records/instant.ts';
import type { RunRecord } from '../model/records/run-record.ts';
import { runEvidence } from './evidence.ts';
import { assessed, type Outcome, unknownBecause } from './outcome.ts';

export interface Drill {
  readonly at: Instant;
  readonly evidence: ReturnType<typeof runEvidence>;
}

/** Successful runs that something is practised by, by their names. */
export function drillsOf(runs: readonly RunRecord[], name: RegExp): readonly Drill[] {
  return runs.flatMap(run => {
    const last = run.attempts.at(-1);
    if (last?.conclusion !== 'success' || last.completedAt === null || !isNamed(run, name)) return [];

    return [{ at: last.completedAt, evidence: runEvidence(run) }];
  });
}

export const isNamed = (run: Pick<RunRecord, 'workflow' | 'name'>, name: RegExp): boolean =>
  name.test(run.workflow) || name.test(run.name);

/**
 * The age of the last drill, in days. Where none is known it is at least as old as the runs that are, and may be any older.
 * @param isSetUp something is there to practise with, so that no success is an answer; without a sign of it nobody knows.
 */
export function ageOfLast(
  drills: readonly Drill[],
  isSetUp: boolean,
  runs: readonly Pick<RunRecord, 'createdAt'>[],
  at: Instant,
): Outcome {
  const last = drills.toSorted((a, b) => b.at - a.at)[0];
  if (last !== undefined) {
    return assessed(Math.max(at - last.at, 0) / dayMs, {
      samples: drills.length,
      evidence: [last.evidence],
      figures: { drills: drills.length },
    });
  }
  if (!isSetUp) return unknownBecause({ kind: 'source', what: 'convention' });

  const first = runs.reduce((oldest, { createdAt }) => Math.min(oldest, createdAt), at);

  return assessed((at - first) / dayMs, {
    ...{ isAtLeast: true, samples: 0, figures: { drills: 0 } },
    lowerBound: { kind: 'truncated', what: 'runs' },
  });
}
