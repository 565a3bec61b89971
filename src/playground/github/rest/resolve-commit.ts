import type { Repository } from '../world/records.ts';

/**
 * The commit that a branch, tag, full ref or SHA names. As on GitHub, a SHA may be a commit of any fork in the
 * network: that is why policy must never be read by a SHA from a payload.
 */
export function resolveCommit(repository: Repository, name: string): string | undefined {
  const { refs, objects, defaultBranch } = repository;
  if (name === 'HEAD') return refs.get(`refs/heads/${defaultBranch}`);
  for (const ref of [name, `refs/${name}`, `refs/heads/${name}`, `refs/tags/${name}`]) {
    const sha = refs.get(ref);
    if (sha !== undefined) return objects.peel(sha);
  }
  const peeled = objects.peel(name);
  return objects.findCommit(peeled) === undefined ? undefined : peeled;
}
