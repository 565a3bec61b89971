import type { PracticeResult } from '../../model/practice-result.ts';
import type { StoredLadder } from '../ladder/stored-ladder.ts';
import type { Services } from '../services.ts';

/** What the last assessment of a repository found of a practice. */
export async function latestResult(
  { store }: Pick<Services, 'store'>,
  repositoryId: number,
  practice: string,
): Promise<PracticeResult | undefined> {
  const [turn] = await store.ladders.latest(repositoryId, 1);
  const results = (turn?.result as StoredLadder | undefined)?.domains.flatMap(({ practices }) => practices);

  return results?.find(({ id }) => id === practice);
}
