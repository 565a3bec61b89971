import type { Fact } from '../facts/ladder/fact.ts';
import { dayMs, type Instant } from '../model/records/instant.ts';
import type { RunRecord } from '../model/records/run-record.ts';
import type { Step } from './climb.ts';

/** Whether one of these workflows, by path, had a run that succeeded in the last `days`. Without any there was none. */
export function succeededLately(
  workflows: ReadonlySet<string>,
  runs: Fact<readonly RunRecord[]>,
  days: number,
  at: Instant,
): Step {
  if (workflows.size === 0) return false;
  if (!runs.known) return runs.cause;

  return runs.value.some(run => {
    const ended = run.attempts.at(-1);
    const end = ended?.completedAt ?? null;

    return (
      workflows.has(run.workflow) &&
      ended?.conclusion === 'success' &&
      end !== null &&
      end > at - days * dayMs &&
      end <= at
    );
  });
}
