import { describe, expect, test } from 'vitest';
import type { LadderPolicy } from '../../src/facts/ladder/ladder-policy.ts';
import type { RepositoryFacts } from '../../src/facts/ladder/repository-facts.ts';
import { assess } from '../../src/maturity/assess.ts';
import { catalogueVersion } from '../../src/practices/catalogue.ts';
import { definePractice, type Practice } from '../../src/practices/define-practice.ts';
import { assessed, nothingOf, unknownBecause } from '../../src/practices/outcome.ts';
import { atLeast } from '../../src/practices/thresholds.ts';
import { daysAgo, now, person, repositoryFacts, treeOf } from '../builders/ladder-facts.ts';

const practice = (id: string, evaluate: Practice['evaluate'], values: Partial<Practice> = {}): Practice => ({
  ...definePractice({
    ...{ id, domain: 'continuous-delivery', scope: 'repository', actor: 'maintainer', cost: 'habit' },
    ...{ levels: atLeast('count', { 2: 2, 3: 3 }), needs: ['tree'], evaluate },
  }),
  ...values,
});
const reaching = (id: string, value: number, values: Partial<Practice> = {}) =>
  practice(id, () => assessed(value), values);

const commits = (...logins: readonly string[]) =>
  logins.map((login, index) => ({
    ...{
      sha: `c${index}`,
      parents: [],
      author: person(login),
      authoredAt: daysAgo(5),
      committedAt: daysAgo(5),
    },
    reverts: [],
  }));
const facts = (policy: Partial<LadderPolicy> = {}, values: Parameters<typeof repositoryFacts>[0] = {}) =>
  repositoryFacts({ tree: treeOf('index.js'), commits: commits('mia', 'kai'), ...values }, policy);

const noFault = (id: string, error: unknown) => {
  throw new Error(`${id} failed`, { cause: error });
};
const run = (practices: readonly Practice[], given: RepositoryFacts = facts()) =>
  assess(given, noFault, practices);
const delivery = (practices: readonly Practice[], given?: RepositoryFacts) =>
  run(practices, given).domains.find(({ id }) => id === 'continuous-delivery');
const resultOf = (id: string, practices: readonly Practice[], given?: RepositoryFacts) =>
  delivery(practices, given)?.practices.find(one => one.id === id);

describe('an assessment', () => {
  test('of the same facts is the same, also after they were JSON', () => {
    const given = facts();
    const again = JSON.parse(JSON.stringify(given)) as RepositoryFacts;

    expect(assess(again, noFault)).toEqual(assess(given, noFault));
    expect(assess(given, noFault)).toMatchObject({ catalogue: catalogueVersion, at: now });
  });

  test('a fault in one practice makes that one unknown, and stops nothing else', () => {
    const faults: string[] = [];
    const broken = practice('broken', () => {
      throw new Error('no');
    });
    const { domains, unknown } = assess(facts(), id => faults.push(id), [broken, reaching('a', 3)]);

    expect(faults).toEqual(['broken']);
    expect(unknown).toEqual([{ cause: { kind: 'fault' }, opens: ['broken'] }]);
    expect(domains[1]?.practices.map(({ state }) => state)).toEqual(['unknown', 'met']);
  });

  describe('waivers', () => {
    const waivers = (until: string) => [{ practice: 'a', until, because: 'HSM arrives in March' }];

    test('are not applicable, with reason and end, and hold to the end of their last day', () => {
      expect(resultOf('a', [reaching('a', 1)], facts({ waivers: waivers('2026-11-23') }))).toMatchObject({
        ...{ state: 'not-applicable', lines: { 2: 'not-applicable', 3: 'not-applicable' } },
        reason: { kind: 'waived', because: 'HSM arrives in March', until: '2026-11-23' },
      });
      expect(resultOf('a', [reaching('a', 1)], facts({ waivers: waivers('2026-11-22') }))?.state).toBe(
        'unmet',
      );
    });

    test('end with the day of the repository, not with that of UTC', () => {
      const calendar = { zone: 'Pacific/Kiritimati', holidays: [], workdays: [] };
      const given = facts({ waivers: waivers('2026-11-23'), calendar });

      expect(resultOf('a', [reaching('a', 1)], { ...given, at: Date.UTC(2026, 10, 23, 10, 1) })?.state).toBe(
        'unmet',
      );
    });
  });

  describe('profiles', () => {
    test('a library is not asked what only services have, and its frequency holds nothing back', () => {
      const asked = [reaching('environments', 1), reaching('deployment-frequency', 1), reaching('a', 3)];
      const found = (id: string) => resultOf(id, asked, facts({ profile: 'library' }));

      expect(found('environments')).toMatchObject({ reason: { kind: 'profile', profile: 'library' } });
      expect(found('deployment-frequency')).toMatchObject({ state: 'unmet', gates: false });
      expect(found('a')).toMatchObject({ state: 'met', gates: true });
    });

    test('a documentation is asked only what fits it', () => {
      const asked = [reaching('pr-size', 3), reaching('a', 3)];
      const states = asked.map(({ id }) => resultOf(id, asked, facts({ profile: 'documentation' }))?.state);

      expect(states).toEqual(['met', 'not-applicable']);
    });
  });

  describe('one maintainer', () => {
    const asked = [reaching('review-coverage', 1)];

    test.each([
      ['one person', ['mia', 'Mia'], {}, 'not-applicable'],
      ['two people', ['mia', 'kai'], {}, 'unmet'],
      ['two people, and the policy says solo', ['mia', 'kai'], { solo: true }, 'not-applicable'],
      ['one person, and the policy says not solo', ['mia'], { solo: false }, 'unmet'],
    ] as const)('%s: reviews are %s', (_, logins, policy, state) => {
      expect(resultOf('review-coverage', asked, facts(policy, { commits: commits(...logins) }))?.state).toBe(
        state,
      );
    });
  });

  test('next steps lead to the next level up to the target, the nearest domain first, settings before habits', () => {
    const practices = [
      ...['a', 'b', 'c'].map(id => reaching(id, 3)),
      reaching('habit', 2),
      reaching('setting', 2, { cost: 'setting' }),
      ...['d', 'e', 'f'].map(id => reaching(id, 3, { domain: 'system-and-tools' })),
      reaching('near', 2, { domain: 'system-and-tools' }),
      reaching('shown', 1, { domain: 'system-and-tools', gates: false }),
    ];

    expect(
      run(practices).next.map(({ practice: id, level, stepsToLevel }) => [id, level, stepsToLevel]),
    ).toEqual([
      ['near', 3, 1],
      ['setting', 3, 2],
      ['habit', 3, 2],
    ]);
    expect(run(practices, facts({ target: 2 })).next).toEqual([]);
  });

  test('what is unknown is grouped by what would make it known, most first', () => {
    const permission = unknownBecause({ kind: 'permission', permission: 'deployments' });
    const practices = [
      practice('a', () => unknownBecause({ kind: 'samples', n: 3, minimum: 10 })),
      practice('b', () => permission),
      practice('c', () => permission),
      practice('d', () => nothingOf('migrations')),
    ];

    expect(run(practices).unknown).toEqual([
      { cause: { kind: 'permission', permission: 'deployments' }, opens: ['b', 'c'] },
      { cause: { kind: 'samples', n: 3, minimum: 10 }, opens: ['a'] },
    ]);
  });
});
