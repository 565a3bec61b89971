import { minimumSamples } from '../../metrics/window.ts';
import { isHuman } from '../../model/records/account.ts';
import { dayMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, type Outcome, unknownBecause } from '../outcome.ts';
import { atLeast } from '../thresholds.ts';

const yearDays = 365;

export const busFactor = definePractice({
  id: 'bus-factor',
  domain: 'collaborative-development',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('people', { 2: 1, 3: 2, 4: 3, 5: 4 }),
  needs: ['commits'],

  evaluate({ commits }, { at }): Outcome {
    const authors = commits.flatMap(({ author, parents, committedAt }) => {
      const isIn = committedAt > at - yearDays * dayMs && committedAt <= at;

      // A merge is nobody's own work.
      return isIn && parents.length < 2 && isHuman(author) ? [author.login.toLowerCase()] : [];
    });
    const minimum = minimumSamples.ofShare;
    if (authors.length < minimum) return unknownBecause({ kind: 'samples', n: authors.length, minimum });
    const byAuthor = Map.groupBy(authors, login => login);
    const counts = [...byAuthor.values()].map(({ length }) => length);

    const people = fewestForHalf(counts);

    return assessed(people, {
      samples: authors.length,
      windowDays: yearDays,
      figures: { people, authors: counts.length, commits: authors.length },
    });
  },
});

/** How many of the largest make half of the sum. */
export function fewestForHalf(counts: readonly number[]): number {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  let reached = 0;
  let people = 0;
  for (const count of counts.toSorted((a, b) => b - a)) {
    if (reached * 2 >= whole) break;
    reached += count;
    people++;
  }

  return people;
}
