import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/model/finding.ts';
import type { Store } from '../../src/store/port.ts';
import { reconsiderWip } from '../../src/usecases/reconsider-wip.ts';

const repository = { installationId: 1, id: 2, owner: 'harbour', name: 'quotes' };
const author = 7;

interface Kept {
  readonly answer: Answer;
  readonly limit?: number;
  readonly countsDrafts?: boolean;
}

/** Which of the author's open pull requests are asked for, when number 1 has changed. */
async function requested(
  open: readonly number[],
  keptOf: (number: number) => Kept | undefined,
  authorId: number | null = author,
): Promise<readonly number[]> {
  const asked: number[] = [];
  const store = {
    pullRequests: {
      openByAuthor: (_: number, id: number) =>
        Promise.resolve(id === author ? open.map(number => ({ number, draft: number > 90 })) : []),
    },
    assessments: {
      latest(_: number, number: number) {
        const kept = keptOf(number);
        const conclusion = kept?.answer === 'unmet' ? 'neutral' : 'success';
        const figures = { open: 0, limit: kept?.limit ?? 3, countsDrafts: kept?.countsDrafts };
        const finding = { topic: 'wip-limit', reason: null, title: '', conclusion, figures, ...kept };

        return Promise.resolve(kept && { headSha: 'a', findings: [finding] });
      },
    },
  } as unknown as Store;
  const count = await reconsiderWip({ store }, repository, { number: 1, authorId }, ref => {
    asked.push(ref.number);

    return Promise.resolve();
  });
  expect(count).toBe(asked.length);

  return asked;
}

const within = (): Kept => ({ answer: 'met' });
const over = (): Kept => ({ answer: 'unmet' });

describe("when a pull request changes, its author's others", () => {
  test.each<[string, readonly number[], () => Kept | undefined, readonly number[]]>([
    ['stay while the count stays within the limit', [1, 2, 3], within, []],
    ['are checked when the count passes the limit', [1, 2, 3, 4], within, [4, 3, 2]],
    ['stay while the count stays over the limit', [1, 2, 3, 4, 5], over, []],
    ['are checked when the count falls to the limit', [2, 3, 4], over, [4, 3, 2]],
    ['stay when they were never judged', [1, 2, 3, 4], () => undefined, []],
    ['stay when they are not judged by a count', [1, 2, 3, 4], () => ({ answer: 'not-applicable' }), []],
    ['stay when they could not be judged', [1, 2, 3, 4], () => ({ answer: 'unknown' }), []],
    ['stay when only drafts pass the limit', [1, 2, 3, 91], within, []],
    [
      'are checked when drafts that count pass it',
      [1, 2, 3, 91],
      () => ({ answer: 'met', countsDrafts: true }),
      [91, 3, 2],
    ],
    ['are held to the limit they were judged by', [1, 2, 3, 4], () => ({ answer: 'met', limit: 4 }), []],
  ])('%s', async (_, open, keptOf, expected) => {
    expect(await requested(open, keptOf)).toEqual(expected);
  });

  test('are checked alone where the answer changes', async () => {
    const keptOf = (number: number): Kept => ({ answer: number === 3 ? 'unmet' : 'met' });

    expect(await requested([1, 2, 3, 4, 5], keptOf)).toEqual([5, 4, 2]);
  });

  test('are checked ten at most, the newest', async () => {
    const open = Array.from({ length: 14 }, (_, index) => index + 1);

    expect(await requested(open, within)).toEqual([14, 13, 12, 11, 10, 9, 8, 7, 6, 5]);
  });

  test('are nobody’s when the account was deleted', async () => {
    expect(await requested([1, 2, 3, 4], within, null)).toEqual([]);
  });
});
