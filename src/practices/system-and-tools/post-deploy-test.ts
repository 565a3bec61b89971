import { attemptsOfDeployments } from '../../metrics/delivery/attempts-of-deployments.ts';
import { CommitGraph } from '../../metrics/delivery/commit-graph.ts';
import { deployedVersions } from '../../metrics/delivery/deployed-versions.ts';
import type { Deployment } from '../../metrics/delivery/deployment.ts';
import type { DeploymentRecord } from '../../model/records/delivery-records.ts';
import { hourMs, type Instant } from '../../model/records/instant.ts';
import type { JobRecord, RunRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { deploymentEvidence } from '../delivery/deployment-evidence.ts';
import { hasEnded, isTestName } from '../delivery/test-names.ts';
import { shareOfKnown, type Verdict } from '../share-of-known.ts';
import { atLeast } from '../thresholds.ts';

const staging = /^(?:staging|stage|stg|pre-?prod|preproduction|uat|canary)/i;

export const postDeployTest = definePractice({
  id: 'post-deploy-test',
  domain: 'system-and-tools',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['change-fail-rate'],
  levels: atLeast('percent', { 3: 50, 4: 90, 5: 100 }),
  statements: ['end-to-end'],
  needs: ['delivery', 'deployments', 'runs', 'jobs'],

  evaluate({ delivery, deployments, runs, jobs }, { at }) {
    const all = [...delivery.deployments, ...toStaging(deployments)];
    const bySha = Map.groupBy(runs, ({ sha }) => sha);
    const byRun = Map.groupBy(jobs, ({ runId }) => runId);

    return shareOfKnown(
      all,
      {
        endOf: one => one.at,
        judge: one => isTested(one, bySha.get(one.sha ?? '') ?? [], byRun.get(one.runId ?? -1)),
        evidenceOf: deploymentEvidence,
      },
      at,
      { inferred: delivery.inferred },
    );
  },
});

function toStaging(deployments: readonly DeploymentRecord[]): readonly Deployment[] {
  const records = deployments.filter(
    ({ environment, isProduction, isTransient }) =>
      staging.test(environment) && !isProduction && !isTransient,
  );

  return deployedVersions(attemptsOfDeployments(records), new CommitGraph([]));
}

/** By a run of its own on the same commit, or by a later job of the run that deployed: few runs' jobs are looked at. */
function isTested(
  { at, runId }: Deployment,
  runs: readonly RunRecord[],
  jobs: readonly JobRecord[] | undefined,
): Verdict {
  const isSoon = (start: Instant, deployed: Instant) => start >= deployed && start <= deployed + hourMs;
  const byRun = runs.some(
    run =>
      run.id !== runId &&
      isSoon(run.createdAt, at) &&
      hasEnded(run) &&
      (isTestName(run.workflow) || isTestName(run.name)),
  );
  if (byRun) return true;
  if (jobs === undefined) return runId === null ? false : { kind: 'truncated', what: 'jobs' };
  // Where the run itself stands for the deployment, its end is after the tests: what counts is the end of the deploying job.
  const deploying = jobs.filter(({ name }) => /deploy/i.test(name) && !isTestName(name));
  const deployed = deploying.flatMap(({ completedAt }) => (completedAt === null ? [] : [completedAt]));

  return jobs.some(
    ({ name, startedAt, conclusion }) =>
      isTestName(name) &&
      startedAt !== null &&
      (conclusion === 'success' || conclusion === 'failure') &&
      [at, ...deployed].some(end => isSoon(startedAt, end)),
  );
}
