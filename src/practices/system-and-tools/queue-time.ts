import { lengthOf } from '../../metrics/censored.ts';
import { median, percentile } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import { type Instant, minuteMs } from '../../model/records/instant.ts';
import type { JobRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { environmentJobs } from '../environment-jobs.ts';
import { runEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

export const queueTime = definePractice({
  id: 'queue-time',
  domain: 'system-and-tools',
  scope: 'repository',
  actor: 'organization-owner',
  cost: 'setting',
  seenIn: ['ci-duration'],
  levels: atMost('minutes', { 2: 30, 3: 10, 4: 3, 5: 1 }),
  subItems: ['CD-BI-BP-BE', 'CD-BI-CI-IS'],
  needs: ['jobs', 'runs?', 'workflows?'],

  evaluate({ jobs, 'runs?': runs, 'workflows?': workflows }, { at }) {
    const isOfEnvironment = environmentJobs(workflows.known ? workflows.value : []);
    const pathOf = new Map((runs.known ? runs.value : []).map(({ id, workflow }) => [id, workflow]));
    // What waits for an approval waits for no runner.
    const queued = jobs.filter(
      job => wasQueued(job) && !isOfEnvironment(pathOf.get(job.runId) ?? '', job.name),
    );
    const window = inWindow(queued, ({ startedAt }) => startedAt ?? at, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const longestFirst = window.items.toSorted((a, b) => minutesOf(b, at) - minutesOf(a, at));
    const minutes = longestFirst.map(job => minutesOf(job, at));
    const waiting = longestFirst.filter(({ startedAt }) => startedAt === null).length;

    return assessed(percentile(minutes, 0.9) ?? 0, {
      samples: minutes.length,
      windowDays: window.days,
      isAtLeast: waiting > 0,
      evidence: longestFirst
        .slice(0, keptEvidence)
        .map(({ runId, name }) => runEvidence({ id: runId, name })),
      figures: { jobs: minutes.length, waiting, median: rounded(median(minutes) ?? 0) },
    });
  },
});

/** A skipped job takes no runner, and one that was cancelled before it began says nothing of how long it would have waited. */
const wasQueued = ({ conclusion, startedAt, completedAt }: JobRecord): boolean =>
  conclusion !== 'skipped' && (startedAt !== null || completedAt === null);

const minutesOf = ({ createdAt, startedAt }: JobRecord, at: Instant): number =>
  Math.max(0, lengthOf({ from: createdAt, to: startedAt }, at)) / minuteMs;
