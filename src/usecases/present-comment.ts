import { orUnknown } from '../collect/or-unknown.ts';
import type { IssueComment } from '../model/issue-comment.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Services } from './services.ts';

/**
 * A comment as it stands; null when it was deleted, undefined where nobody can tell. One 404 proves nothing: for a moment
 * GitHub may not show what is there. Then the list of the issue's comments decides, and a decision is not lost.
 */
export async function presentComment(
  { github }: Pick<Services, 'github'>,
  repository: RepositoryRef,
  number: number,
  id: number,
): Promise<IssueComment | null | undefined> {
  const reading = github.reads(repository).comment(id);
  const found = await orUnknown(reading.then(comment => comment ?? null));
  if (found !== null) return found;
  const all = await orUnknown(github.writes(repository).comments(number));

  return all === undefined ? undefined : (all.find(one => one.id === id) ?? null);
}
