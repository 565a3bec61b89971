import { type BranchSeen, collectBranch } from '../collect/collect-branch.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

const freshMs = 10 * 60 * 1000;
const maxKept = 5_000;

/** What the target branch did lately, as remembered; undefined when it was not read in the last ten minutes. */
export function rememberedBranch(
  services: Services,
  repository: RepositoryRef,
  branch: string,
): BranchSeen | undefined {
  const kept = services.branches.get(keyOf(repository, branch));

  return kept !== undefined && services.now().getTime() - kept.at.getTime() < freshMs ? kept.seen : undefined;
}

/** Reads it anew: whether the branch is red must be true at the moment it is told. */
export async function readBranch(
  services: Services,
  repository: RepositoryRef,
  branch: string,
  artifactGlobs: readonly string[],
): Promise<BranchSeen> {
  const at = services.now();
  const seen = await collectBranch(services.github.reads(repository), branch, artifactGlobs, at);
  const { branches } = services;
  const key = keyOf(repository, branch);
  branches.delete(key);
  branches.set(key, { seen, at });
  // The oldest come first. Each holds a hundred runs: what is stale is not worth its memory.
  for (const [old, kept] of branches) {
    if (branches.size <= maxKept && at.getTime() - kept.at.getTime() < freshMs) break;
    branches.delete(old);
  }

  return seen;
}

function keyOf(repository: RepositoryRef, branch: string): string {
  return `${repository.id} ${branch}`;
}
