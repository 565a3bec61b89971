import type { EarlierTurn } from '../../render/issues/issue-inputs.ts';
import type { Ladders } from '../../store/ladder-port.ts';
import { turnOf } from './stored-ladder.ts';

/** A year of weekly turns, and the present one. */
const mostTurns = 54;

/** Turns of a repository from before this one, the oldest first. */
export async function earlierTurns(
  ladders: Pick<Ladders, 'latest'>,
  repositoryId: number,
  slot: string,
): Promise<readonly EarlierTurn[]> {
  const turns = await ladders.latest(repositoryId, mostTurns);

  return turns
    .filter(turn => turn.slot < slot)
    .map(turnOf)
    .toReversed();
}
