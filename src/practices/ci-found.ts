import { type Fact, known, unknown } from '../facts/ladder/fact.ts';
import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import type { RepositoryPlace } from '../facts/ladder/repository-facts.ts';
import type { Workflow } from '../facts/ladder/workflows/workflow.ts';
import type { RunRecord } from '../model/records/run-record.ts';
import { type ContinuousIntegration, continuousIntegrationOf } from './continuous-integration.ts';

/** CI of the repository; where no run of any is there, nothing tells whether it is good. */
export function ciFound(
  runs: Fact<readonly RunRecord[]>,
  place: Fact<RepositoryPlace>,
  workflows: readonly Workflow[] | undefined,
  policy: LadderPolicy,
): Fact<ContinuousIntegration> {
  if (!runs.known) return runs;
  if (!place.known) return place;
  const ci = continuousIntegrationOf(runs.value, workflows, place.value.defaultBranch, policy);
  const isThere = ci.main.length + ci.pullRequests.length + ci.queued.length > 0;

  return isThere ? known(ci) : unknown({ kind: 'source', what: 'ci' });
}
