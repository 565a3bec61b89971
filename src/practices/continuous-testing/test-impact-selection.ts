import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { unknownBecause, yesNo } from '../outcome.ts';
import { readableWorkflows } from '../readable-workflows.ts';
import { runsOnPullRequests } from '../required-job.ts';
import { runsTests } from '../runs-tests.ts';
import { yesFrom } from '../thresholds.ts';

const selecting =
  /\bnx (?:affected|run-many[^\n]{0,80}--base)|\bturbo\b[^\n]{0,120}(?:--affected|--filter[= ]?['"]?\.{0,3}\[)|--(?:changedSince|onlyChanged|findRelatedTests|changed-since|testmon|picked)\b|vitest[^\n]{0,80}--changed|target-determinator|bazel-diff|predictive-test-selection|lerna[^\n]{0,80}--since|--impacted-by|pytest-(?:testmon|picked)|launchable|(?:moon|pnpm)[^\n]{0,80}(?:--affected|--filter[= ]?['"]?\.{0,3}\[)|ekstazi|starts:/i;
const leastShare = 50;

export const testImpactSelection = definePractice({
  id: 'test-impact-selection',
  domain: 'continuous-testing',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['test-time', 'ci-duration'],
  levels: yesFrom(4),
  subItems: ['CD-TM-AT-AE'],
  needs: ['workflows', 'jobTexts', 'runs?'],

  evaluate({ workflows, jobTexts, 'runs?': runs }, { at }) {
    const readable = readableWorkflows(workflows);
    if ('reason' in readable) return readable;
    const asked = jobTexts.filter(job => runsOnPullRequests(job) && (runsTests(job) || selectsTests(job)));
    const selecting = pathsOf(asked.filter(selectsTests));
    const evidence = [...selecting].map(path => fileEvidence(path));
    if (selecting.size === 0) return yesNo(false, { figures: { isSet: false } });
    if (!runs.known)
      return yesNo(false, { evidence, lowerBound: runs.cause, figures: { isSet: true, share: 0 } });
    const all = pathsOf(asked);
    const own = runs.value.filter(
      ({ workflow, event }) => all.has(workflow) && event.startsWith('pull_request'),
    );
    const window = inWindow(own, endOf, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const used = window.items.filter(({ workflow }) => selecting.has(workflow)).length;
    const share = shareOf(used, window.items.length) ?? 0;

    return yesNo(share >= leastShare, {
      evidence,
      samples: window.items.length,
      windowDays: window.days,
      figures: { isSet: true, share: Math.round(share) },
    });
  },
});

const selectsTests = ({ text }: JobText): boolean => selecting.test(text);

const pathsOf = (jobs: readonly JobText[]): ReadonlySet<string> =>
  new Set(jobs.map(({ workflow }) => workflow.path));

const endOf = ({ attempts }: RunRecord): number | null => attempts.at(-1)?.completedAt ?? null;
