import { type Fact, known, unknown } from '../../facts/ladder/fact.ts';
import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import type { Workflow } from '../../facts/ladder/workflows/workflow.ts';
import type { CommitGraph } from '../../metrics/delivery/commit-graph.ts';
import { type DeliverySource, deliverySource } from '../../metrics/delivery/delivery-source.ts';
import { deployedVersions } from '../../metrics/delivery/deployed-versions.ts';
import type { Deployment } from '../../metrics/delivery/deployment.ts';
import type { Cause } from '../../model/cause.ts';
import type { Instant } from '../../model/records/instant.ts';
import { deployWorkflow } from './deploy-workflow.ts';

/** What came to production, and how that is known. */
export interface Delivery extends DeliverySource {
  /** In the order of time; repeats are left out. */
  readonly deployments: readonly Deployment[];
  /** What would make the records explicit; null where they are. */
  readonly inferred: Cause | null;
}

type Sources = 'place' | 'deployments' | 'runs' | 'releases' | 'tags';

/** Unknown where nothing was deployed, and where a better source may not be read than one that is only a guess. */
export function deliveryOf(
  given: { readonly [Key in Sources]: Fact<FactValues[Key]> } & {
    readonly workflows: readonly Workflow[];
    readonly graph: CommitGraph;
    readonly isLibrary: boolean;
  },
  policy: LadderPolicy,
  at: Instant,
): Fact<Delivery> {
  const { deployments, runs, releases, tags, place } = given;
  const releaseList = releases.known ? releases.value : [];
  const found = deliverySource(
    {
      deployments: deployments.known ? deployments.value : [],
      runs: runs.known ? runs.value : [],
      releases: releaseList,
      isDeployWorkflow: deployWorkflow(policy, given.workflows),
      isWorkflowDeclared: policy.production.workflow !== null,
      isLibrary: given.isLibrary,
      defaultBranch: place.known ? place.value.defaultBranch : '',
      tags: new Set([
        ...(tags.known ? tags.value : []).map(({ name }) => name),
        ...releaseList.map(({ tag }) => tag),
      ]),
    },
    at,
  );
  const unread = [deployments, runs, releases].find(fact => !fact.known);
  if (unread !== undefined && !unread.known && (found === undefined || found.isInferred))
    return unknown(unread.cause);
  if (found === undefined) return unknown({ kind: 'source', what: 'deployments' });

  return known({
    ...found,
    deployments: deployedVersions(found.attempts, given.graph),
    inferred: found.isInferred ? { kind: 'inferred', key: 'production.workflow' } : null,
  });
}
