import type { Fact } from '../../facts/ladder/fact.ts';
import type { Cause } from '../../model/cause.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence, pullEvidence, runEvidence } from '../evidence.ts';
import { unknownBecause, yesNo } from '../outcome.ts';
import { isOutside } from '../outside-ci.ts';
import { checkedElsewhere, recentDays } from '../pipeline/checked-elsewhere.ts';
import { type Pipeline, testsIn } from '../pipeline/read-pipelines.ts';
import { startsOnPullRequest, startsOnPush } from '../pipeline/starts-on.ts';
import { yesFrom } from '../thresholds.ts';

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
    const seen = [...onPush, ...onPullRequest].map(({ workflow }) => fileEvidence(workflow.path));
    const elsewhere = pushedElsewhere(observed.runs, place.defaultBranch, at);
    if (elsewhere !== undefined && 'kind' in elsewhere)
      return yesNo(false, { evidence: seen, figures, lowerBound: elsewhere });

    const pull = checkedElsewhere(observed.pullRequests, pipelines.all, place.defaultBranch, at);
    const isOnPush = onPush.length > 0 || elsewhere !== undefined;
    if (isOnPush && (onPullRequest.length > 0 || pull !== undefined))
      return yesNo(true, {
        evidence: [
          ...seen,
          ...(onPush.length === 0 && elsewhere !== undefined ? [runEvidence(elsewhere)] : []),
          ...(onPullRequest.length === 0 && pull !== undefined ? [pullEvidence(pull)] : []),
        ],
        figures: { onPush: true, onPullRequest: true },
        // Where the policy names no check, nobody has said that these are CI.
        inferred: elsewhere?.isInferred === false ? null : { kind: 'inferred', key: 'ci' },
      });
    if (pipelines.unseen !== null) return unknownBecause(pipelines.unseen);

    // CI that is there for the branch may be there for pull requests too: their checks do not tell whose they are.
    return elsewhere === undefined
      ? yesNo(false, { evidence: seen, figures })
      : unknownBecause({ kind: 'source', what: 'pull-checks' });
  },
});

/** A check or status of CI outside GitHub Actions on the default branch, or why nobody sees them. */
function pushedElsewhere(
  runs: Fact<readonly RunRecord[]>,
  defaultBranch: string,
  at: Instant,
): RunRecord | Cause | undefined {
  if (!runs.known) return runs.cause;
  const recent = runs.value.filter(
    run => isOutside(run) && run.branch === defaultBranch && run.createdAt > at - recentDays * dayMs,
  );

  return recent.find(({ isInferred }) => !isInferred) ?? recent[0];
}
