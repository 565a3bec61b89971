import type { Fact } from '../../facts/ladder/fact.ts';
import type { Cause } from '../../model/cause.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence, runEvidence } from '../evidence.ts';
import { unknownBecause, yesNo } from '../outcome.ts';
import { type Pipeline, testsIn } from '../pipeline/read-pipelines.ts';
import { startsOnPullRequest, startsOnPush } from '../pipeline/starts-on.ts';
import { yesFrom } from '../thresholds.ts';

/** Checks of other CI are looked for so far back. */
const recentDays = 30;

export const ciPresent = definePractice({
  id: 'ci-present',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['main-green-time', 'change-fail-rate'],
  levels: yesFrom(2),
  subItems: ['CD-BI-BP-BW', 'CD-BI-CI-IS', 'CD-BI-CI-IW'],
  statements: ['integration-and-release'],
  needs: ['pipelines', 'place', 'profile', 'observed'],

  evaluate({ pipelines, place, profile, observed }, { at }) {
    const integrates = (pipeline: Pipeline) =>
      pipeline.jobs.some(
        job => testsIn(job) || (profile.profile === 'documentation' && job.activities.has('build')),
      );
    const testing = pipelines.inUse.filter(integrates);
    const onPush = testing.filter(({ workflow }) => startsOnPush(workflow, place.defaultBranch));
    const onPullRequest = testing.filter(({ workflow }) =>
      startsOnPullRequest(workflow, place.defaultBranch),
    );
    const figures = { onPush: onPush.length > 0, onPullRequest: onPullRequest.length > 0 };
    if (onPush.length > 0 && onPullRequest.length > 0) {
      const paths = new Set([...onPush, ...onPullRequest].map(({ workflow }) => workflow.path));

      return yesNo(true, { evidence: [...paths].map(path => fileEvidence(path)), figures });
    }
    const elsewhere = ciElsewhere(observed.runs, place.defaultBranch, at);
    if ('kind' in elsewhere) {
      const seen = [...onPush, ...onPullRequest].map(({ workflow }) => fileEvidence(workflow.path));

      return yesNo(false, { evidence: seen, figures, lowerBound: elsewhere });
    }
    const whole =
      onPush.length > 0
        ? elsewhere.onPullRequest
        : onPullRequest.length > 0
          ? elsewhere.onPush
          : elsewhere.both;
    if (whole === undefined)
      return pipelines.unreadable === null ? yesNo(false, { figures }) : unknownBecause(pipelines.unreadable);

    return yesNo(true, {
      evidence: [runEvidence(whole)],
      figures: { onPush: true, onPullRequest: true },
      inferred: whole.isInferred ? { kind: 'inferred', key: 'ci' } : null,
    });
  },
});

interface Elsewhere {
  readonly onPush: RunRecord | undefined;
  readonly onPullRequest: RunRecord | undefined;
  /** The weaker one of the two. */
  readonly both: RunRecord | undefined;
}

/** Checks and statuses of CI outside GitHub Actions, or why nobody sees them. */
function ciElsewhere(
  runs: Fact<readonly RunRecord[]>,
  defaultBranch: string,
  at: Instant,
): Elsewhere | Cause {
  if (!runs.known) return runs.cause;
  const recent = runs.value.filter(
    ({ workflow, createdAt }) => /^(?:status|check):/.test(workflow) && createdAt > at - recentDays * dayMs,
  );
  const best = (of: readonly RunRecord[]) => of.find(({ isInferred }) => !isInferred) ?? of[0];
  const onPush = best(
    recent.filter(({ branch, pullRequest }) => branch === defaultBranch && pullRequest === null),
  );
  const onPullRequest = best(recent.filter(({ pullRequest }) => pullRequest !== null));
  const both = onPush && onPullRequest && (onPush.isInferred ? onPush : onPullRequest);

  return { onPush, onPullRequest, both };
}
