import { Refusal } from './answer.ts';
import { type Call, repositoryOf } from './call.ts';

/** What holds for every operation on a repository, before its own permission is looked at. */
export function repositoryGuard(call: Call, method: string): void {
  if (call.path.owner === undefined) return;
  const repository = repositoryOf(call);
  if (repository.archived && method !== 'GET')
    throw new Refusal(403, 'Repository was archived so is read-only.');
}
