import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { dayMs } from '../../../src/model/records/instant.ts';
import { firstPrTime } from '../../../src/practices/platform-engineering/first-pr-time.ts';
import {
  bot,
  commitRecord,
  daysAgo,
  issueRecord,
  person,
  pullRecord,
  repositoryFacts,
  resultOf,
} from '../../builders/ladder-facts.ts';

const founder = pullRecord(1, { author: person('mia'), openedAt: daysAgo(300), mergedAt: daysAgo(299) });
/** A newcomer whose first pull request was open for so many days. */
const newcomer = (number: number, days: number, values = {}) =>
  pullRecord(number, {
    author: person(`new${number}`),
    openedAt: daysAgo(50),
    mergedAt: daysAgo(50) + days * dayMs,
    ...values,
  });
const newcomers = (days: number, n = 5) =>
  Array.from({ length: n }, (_, index) => newcomer(10 + index, days));
const judge = (pullRequests: FactValues['pullRequests'], more: Partial<FactValues> = {}) =>
  resultOf(firstPrTime, repositoryFacts({ pullRequests, ...more }));

describe('first contribution time', () => {
  test.each([
    [14.01, 2],
    [14, 3],
    [5.01, 3],
    [5, 4],
    [2.01, 4],
    [2, 5],
  ])('%f days are level %i', (days, level) => {
    expect(judge([founder, ...newcomers(days)])).toMatchObject({ level, samples: 5, windowDays: 365 });
  });

  test('begins with the first issue, comment or review', () => {
    const issues = [
      issueRecord(1, { author: person('new10'), openedAt: daysAgo(60) }),
      issueRecord(2, {
        author: person('mia'),
        events: [{ kind: 'commented', at: daysAgo(70), by: person('new11'), subject: '', byMember: false }],
      }),
    ];
    const reviewed = {
      ...founder,
      reviews: [{ author: person('new12'), state: 'commented', at: daysAgo(80), commitSha: null }],
    } as const;

    expect(judge([reviewed, ...newcomers(1)], { issues }).value).toBe(11);
    expect(judge([founder, ...newcomers(1)]).value).toBe(1);
  });

  test('founders and bots are no newcomers', () => {
    const second = newcomer(2, 100, { author: person('li'), openedAt: daysAgo(271), mergedAt: daysAgo(171) });
    const robot = newcomer(3, 100, { author: bot });

    expect(judge([founder, second, robot, ...newcomers(1)])).toMatchObject({ samples: 5, value: 1 });
    expect(judge([founder, { ...second, openedAt: daysAgo(270) }, ...newcomers(1)]).samples).toBe(6);
  });

  test('who came before pull requests are known is no newcomer: the first merge may be missing', () => {
    const commits = ['new10', 'new11'].map((login, index) =>
      commitRecord(login, { author: person(login), authoredAt: daysAgo(index === 0 ? 171 : 169) }),
    );
    const early = commitRecord('mia', { author: person('mia'), authoredAt: daysAgo(360) });
    const known = { ...founder, openedAt: daysAgo(180), mergedAt: daysAgo(170), updatedAt: daysAgo(170) };

    expect(judge([known, ...newcomers(1, 6)], { commits: [early, ...commits] })).toMatchObject({
      ...{ samples: 5, value: 1 },
    });
  });

  test('one that is still open counts at its age', () => {
    const open = newcomers(0, 5).map(pull => ({ ...pull, mergedAt: null, closedAt: null }));

    expect(judge([founder, ...open])).toMatchObject({ value: 50, isAtLeast: true, figures: { open: 5 } });
    expect(judge([founder, ...open.map(pull => ({ ...pull, closedAt: daysAgo(1) }))])).toMatchObject({
      state: 'not-applicable',
    });
  });

  test('is not applicable without newcomers, and unknown with too few', () => {
    expect(judge([founder])).toMatchObject({ reason: { kind: 'nothing', what: 'newcomers' } });
    expect(judge([founder, ...newcomers(1, 4)])).toMatchObject({
      reason: { cause: { kind: 'samples', n: 4, minimum: 5 } },
    });
  });
});
