import type { Repository } from './records.ts';

export function branchTip(repository: Repository, branch: string): string {
  const sha = repository.refs.get(`refs/heads/${branch}`);
  if (sha === undefined)
    throw new Error(`${repository.owner.login}/${repository.name} has no branch ${branch}.`);
  return sha;
}
