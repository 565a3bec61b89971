import type { CommitGraph } from './commit-graph.ts';
import type { Deployment, DeploymentAttempt } from './deployment.ts';

/**
 * The deployments that count: regular ones and rollbacks. One of the commit that is live already is a repeat, an attempt and
 * no deployment.
 * @param attempts by their end.
 */
export function deployedVersions(
  attempts: readonly DeploymentAttempt[],
  graph: CommitGraph,
): readonly Deployment[] {
  const versions: Deployment[] = [];
  const wereLive = new Set<string>();
  for (const { sha, endedAt, state, ids, runId, tag, isByMachine } of attempts) {
    if (state !== 'success') continue;
    const live = versions.at(-1);
    if (live !== undefined && sha !== null && live.sha === sha) {
      versions[versions.length - 1] = { ...live, ids: [...live.ids, ...ids] };
      continue;
    }
    const isBack = sha !== null && wereLive.has(sha) && graph.isAncestor(sha, live?.sha ?? '');
    const kind = isBack ? 'rollback' : 'regular';
    versions.push({ sha, at: endedAt, kind, ids, runId, tag, isByMachine });
    if (sha !== null) wereLive.add(sha);
  }

  return versions;
}
