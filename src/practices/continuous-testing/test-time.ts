import { verdictOf } from '../../metrics/run-verdicts.ts';
import { median, percentile } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { type Instant, minuteMs } from '../../model/records/instant.ts';
import type { JobRecord, RunRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { runEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { isOutside } from '../outside-ci.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { testJobs } from '../test-jobs.ts';
import { atMost } from '../thresholds.ts';

export const testTime = definePractice({
  id: 'test-time',
  domain: 'continuous-testing',
  scope: 'repository',
  actor: 'author',
  cost: 'habit',
  seenIn: ['ci-duration'],
  levels: atMost('minutes', { 2: 60, 3: 20, 4: 10, 5: 5 }),
  subItems: ['CD-TM-AT-AE'],
  needs: ['jobs', 'continuousIntegration', 'workflows'],

  evaluate({ jobs, continuousIntegration: { pullRequests }, workflows }, { at }) {
    const runs = new Map(pullRequests.filter(run => !isOutside(run)).map(run => [run.id, run]));
    const isTest = testJobs(workflows);
    const timed = Map.groupBy(
      jobs.flatMap(job => {
        const run = runs.get(job.runId);

        return run !== undefined && isTest(run, job) ? ranOf(run, job) : [];
      }),
      ({ run, attempt }) => `${run.id} ${attempt}`,
    );
    const walls = [...timed.values()].map(wallOf);
    const window = inWindow(walls, ({ to }) => to, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const longestFirst = window.items.toSorted((a, b) => b.minutes - a.minutes);
    const minutes = longestFirst.map(wall => wall.minutes);

    return assessed(percentile(minutes, 0.75) ?? 0, {
      samples: minutes.length,
      windowDays: window.days,
      evidence: longestFirst.slice(0, keptEvidence).map(({ run }) => runEvidence(run)),
      figures: { runs: minutes.length, median: rounded(median(minutes) ?? 0) },
    });
  },
});

interface Ran {
  readonly run: RunRecord;
  readonly attempt: number;
  readonly from: Instant;
  readonly to: Instant;
}

function ranOf(run: RunRecord, { attempt, startedAt, completedAt, conclusion }: JobRecord): readonly Ran[] {
  if (startedAt === null || completedAt === null || verdictOf({ conclusion }) === null) return [];

  return [{ run, attempt, from: startedAt, to: completedAt }];
}

/** Jobs beside each other are waited for once: from the first start to the last end. */
function wallOf(ran: readonly Ran[]): { run: RunRecord; to: Instant; minutes: number } {
  const [first] = ran;
  if (first === undefined) throw new Error('A group has a member.');
  const from = Math.min(...ran.map(job => job.from));
  const to = Math.max(...ran.map(job => job.to));

  return { run: first.run, to, minutes: (to - from) / minuteMs };
}
