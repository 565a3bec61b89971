import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOf } from '../../src/metrics/days.ts';
import { activeAuthorDays, integrationsOf } from '../../src/metrics/integrations.ts';
import { daysUpTo, isWorkingDay } from '../../src/metrics/working-days.ts';
import type { Account } from '../../src/model/records/account.ts';
import { dayMs, hourMs } from '../../src/model/records/instant.ts';
import { bot, commitRecord, headRecord, now, person } from '../builders/ladder-facts.ts';

const utc = { zone: 'UTC', holidays: [], workdays: [] };

describe('34 new heads in two weeks', () => {
  const heads = [
    ...Array.from({ length: 3 }, (_, index) => headRecord(`bot-${index}`, { by: bot })),
    ...Array.from({ length: 31 }, (_, index) => headRecord(`head-${index}`)),
  ];
  const built = new Set(heads.map(({ sha }) => sha).filter(sha => sha !== 'head-0' && sha !== 'head-1'));
  const days = daysUpTo(now, 14, utc);
  const working = days.filter(day => isWorkingDay(day, utc)).length;
  const count = integrationsOf(heads, built).length;

  test('of which 3 are by bots and 2 without CI are 29, 2.9 a working day', () => {
    expect(working).toBe(10);
    expect(count / working).toBe(2.9);
  });

  test('and 1.2 for each of 24 days on which somebody wrote a commit', () => {
    const commits = Array.from({ length: 24 }, (_, index) =>
      commitRecord(`c${index}`, {
        author: person(index % 2 === 0 ? 'mia' : 'ben'),
        authoredAt: now - Math.floor(index / 2) * dayMs,
      }),
    );
    const again = commits.map(commit => ({ ...commit, sha: `${commit.sha}-2`, author: person('MIA') }));
    const pairs = activeAuthorDays([...commits, ...again.slice(0, 1)], new Set(days), 'UTC');

    expect(pairs).toBe(24);
    expect(count / pairs).toBeCloseTo(1.2, 1);
  });
});

const accounts = fc.constantFrom<Account | null>(person('mia'), person('Mia'), person('ben'), bot, null);
const instants = fc.integer({ min: 0, max: 20 }).map(hours => now - hours * 5 * hourMs);

test('integrations are heads that a person pushed and CI built, each once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ sha: fc.constantFrom(...'abcdef'), at: instants, by: accounts }), {
        maxLength: 12,
      }),
      fc.subarray([...'abcdef']),
      (given, built) => {
        const heads = given.map(head => headRecord(head.sha, head));
        const expected = [...'abcdef'].filter(sha => {
          const times = heads.filter(head => head.sha === sha).map(({ at }) => at);
          const first = heads.find(head => head.sha === sha && head.at === Math.min(...times));

          return built.includes(sha) && first?.by != null && !first.by.isBot;
        });

        expect(
          integrationsOf(heads, new Set(built))
            .map(({ sha }) => sha)
            .toSorted(),
        ).toEqual(expected);
      },
    ),
    { numRuns: 300, seed: 12 },
  );
});

test('active author-days are counted person by person and day by day', () => {
  const zone = 'Asia/Shanghai';
  fc.assert(
    fc.property(
      fc.array(fc.record({ author: accounts, authoredAt: instants }), { maxLength: 15 }),
      fc.integer({ min: 1, max: 5 }),
      (given, count) => {
        const commits = given.map((commit, index) => commitRecord(`c${index}`, commit));
        const days = daysUpTo(now, count, { ...utc, zone });
        let expected = 0;
        for (const day of days)
          for (const login of ['mia', 'ben'])
            if (
              commits.some(
                ({ author, authoredAt }) =>
                  author?.login.toLowerCase() === login && dayOf(authoredAt, zone) === day,
              )
            )
              expected += 1;

        expect(activeAuthorDays(commits, new Set(days), zone)).toBe(expected);
      },
    ),
    { numRuns: 300, seed: 13 },
  );
});
