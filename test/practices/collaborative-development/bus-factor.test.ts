import { describe, expect, test } from 'vitest';
import type { CommitRecord } from '../../../src/model/records/delivery-records.ts';
import { busFactor, fewestForHalf } from '../../../src/practices/collaborative-development/bus-factor.ts';
import { bot, daysAgo, person, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { commitRecord, reasonOf, times } from '../../builders/ladder-records.ts';

const by = (login: string, count: number, values: Partial<CommitRecord> = {}) =>
  times(count, index => commitRecord(`${login}-${index}`, { author: person(login), ...values }));
const judge = (...commits: readonly (readonly CommitRecord[])[]) =>
  resultOf(busFactor, repositoryFacts({ commits: commits.flat() }));

describe('bus factor', () => {
  test.each([
    [[10], 1, 2],
    [[5, 4, 1], 1, 2],
    [[4, 4, 3], 2, 3],
    [[3, 3, 3, 3, 3], 3, 4],
    [[2, 2, 2, 2, 2, 2, 2], 4, 5],
  ])('commits of people %j make %i, which is level %i', (counts, value, level) => {
    expect(judge(...counts.map((count, index) => by(`p${index}`, count)))).toMatchObject({ value, level });
  });

  test('merges, bots, deleted accounts and commits of more than a year are left out', () => {
    const others = [
      ...by('kim', 20, { parents: ['a', 'b'] }),
      ...by('kim', 20, { author: bot }),
      ...by('kim', 20, { author: null }),
      ...by('kim', 20, { committedAt: daysAgo(365) }),
    ];

    expect(judge(by('mia', 6), by('noa', 6), others)).toMatchObject({ value: 1, samples: 12 });
    expect(judge(by('mia', 6), by('kim', 7, { committedAt: daysAgo(365) + 1 })).samples).toBe(13);
  });

  test('a login is one person however it is written', () => {
    expect(judge(by('Mia', 5), by('mia', 5)).figures['authors']).toBe(1);
  });

  test('is unknown with too few, and where nobody tells the commits', () => {
    expect(reasonOf(judge(by('mia', 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(resultOf(busFactor, repositoryFacts()))).toEqual({ kind: 'clone' });
  });
});

test('exactly half is enough', () => {
  expect(fewestForHalf([5, 5])).toBe(1);
  expect(fewestForHalf([])).toBe(0);
});
