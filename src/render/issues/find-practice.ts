import { catalogue } from '../../practices/catalogue.ts';
import type { Practice } from '../../practices/define-practice.ts';

const byId = new Map(catalogue.map(practice => [practice.id, practice]));

/** Of the present catalogue: what is no more is asked of nobody. */
export function findPractice(id: string): Practice {
  const practice = byId.get(id);
  if (practice === undefined) throw new Error(`No practice "${id}" in the catalogue.`);

  return practice;
}
