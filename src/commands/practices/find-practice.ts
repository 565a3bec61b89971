import { OperatorError } from '../../model/operator-error.ts';
import { nearestKey } from '../../policy/nearest-key.ts';
import type { Practice } from '../../practices/define-practice.ts';

export function findPractice(id: string, practices: readonly Practice[]): Practice {
  const found = practices.find(practice => practice.id === id);
  if (found !== undefined) return found;
  const nearest = nearestKey(
    id,
    practices.map(practice => practice.id),
  );

  throw new OperatorError(
    nearest === undefined
      ? `There is no practice ${id}: expected an id of "rung practices".`
      : `There is no practice ${id}, nearest is ${nearest}: expected an id of "rung practices".`,
  );
}
