import { describe, expect, test } from 'vitest';
import { assess } from '../../src/maturity/assess.ts';
import { chooseImprovements, type ImprovementChoice } from '../../src/maturity/improvements.ts';
import type { Turn } from '../../src/maturity/turn.ts';
import { definePractice, type Practice } from '../../src/practices/define-practice.ts';
import { assessed } from '../../src/practices/outcome.ts';
import { atLeast } from '../../src/practices/thresholds.ts';
import { daysAgo, repositoryFacts, treeOf } from '../builders/ladder-facts.ts';

const reaching = (id: string, value: number, values: Partial<Practice> = {}): Practice => ({
  ...definePractice({
    ...{ id, domain: 'continuous-delivery', scope: 'repository', actor: 'maintainer', cost: 'habit' },
    levels: atLeast('count', { 2: 2, 3: 3 }),
    needs: ['tree'],
    evaluate: () => assessed(value),
  }),
  ...values,
});

/** Three that reach the target, so that the domain has a level. */
const firm = (domain: Practice['domain'] = 'continuous-delivery') =>
  ['a', 'b', 'c'].map(name => reaching(`${domain}-${name}`, 3, { domain }));

const noFault = (id: string, error: unknown) => {
  throw new Error(`${id} failed`, { cause: error });
};
const assessmentOf = (practices: readonly Practice[]) =>
  assess(repositoryFacts({ tree: treeOf('index.js') }), noFault, practices);

function chosen(
  practices: readonly Practice[],
  values: Partial<Omit<ImprovementChoice, 'policy'>> & Partial<ImprovementChoice['policy']> = {},
): readonly string[] {
  const assessment = assessmentOf(practices);
  const { focus = [], target = 3, ...rest } = values;
  const choice = { assessment, previous: assessment, taken: new Set<string>(), ...rest };

  return chooseImprovements({ ...choice, policy: { focus, target } }, practices).map(
    ({ practice }) => practice,
  );
}

/** The same turn, with one practice's result changed. */
function withResult(turn: Turn, id: string, change: object): Turn {
  return {
    domains: turn.domains.map(({ practices }) => ({
      practices: practices.map(result => (result.id === id ? { ...result, ...change } : result)),
    })),
  };
}

describe('the steps worth an issue', () => {
  test('come with those nearest to a level first, then settings before files before habits', () => {
    const practices = [
      ...firm(),
      ...(['habit', 'file', 'setting'] as const).map(cost => reaching(cost, 2, { cost })),
      ...firm('system-and-tools'),
      reaching('near', 2, { domain: 'system-and-tools' }),
    ];

    expect(chosen(practices)).toEqual(['near', 'setting', 'file', 'habit']);
  });

  test('come from the domains in focus first, and from the usual four where the policy names none', () => {
    const practices = [
      ...firm('collaborative-development'),
      reaching('together', 2, { domain: 'collaborative-development' }),
      ...firm(),
      reaching('one', 2),
      reaching('two', 2),
    ];

    expect(chosen(practices)).toEqual(['one', 'two', 'together']);
    expect(chosen(practices, { focus: ['collaborative-development'] })).toEqual(['together', 'one', 'two']);
  });

  test('are judgement alone only in a domain that the policy puts into focus', () => {
    const practices = [...firm(), reaching('ours', 2, { lines: 'judgement' })];

    expect(chosen(practices)).toEqual([]);
    expect(chosen(practices, { focus: ['system-and-tools'] })).toEqual([]);
    expect(chosen(practices, { focus: ['continuous-delivery'] })).toEqual(['ours']);
  });

  test('go no further than the target', () => {
    const practices = [...firm(), reaching('third', 2)];

    expect(chosen(practices, { target: 2 })).toEqual([]);
    expect(chosen(practices, { target: 3 })).toEqual(['third']);
  });

  test('leave out what has an issue already, and what the people of the repository cannot do', () => {
    const practices = [...firm(), reaching('one', 2), reaching('owner', 2, { actor: 'organization-owner' })];

    expect(chosen(practices)).toEqual(['one']);
    expect(chosen(practices, { taken: new Set(['one']) })).toEqual([]);
    expect(chosen(practices, { actors: new Set(['organization-owner']) })).toEqual(['owner']);
  });

  test('were short of the same line in the turn before as well', () => {
    const practices = [...firm(), reaching('one', 2)];
    const before = assessmentOf(practices);
    const changed = (change: object) => chosen(practices, { previous: withResult(before, 'one', change) });

    expect(chosen(practices, { previous: null })).toEqual([]);
    expect(chosen(practices, { previous: assessmentOf(firm()) })).toEqual([]);
    expect(changed({ lines: { 2: 'unmet', 3: 'unmet' } })).toEqual(['one']);
    expect(changed({ lines: { 2: 'met', 3: 'met' } })).toEqual([]);
    expect(changed({ lines: { 2: 'met', 3: 'unknown' } })).toEqual([]);
    expect(changed({ lines: { 2: 'met', 3: 'not-applicable' } })).toEqual([]);
    expect(changed({ carriedFrom: daysAgo(7) })).toEqual([]);
    expect(changed({ gates: false })).toEqual([]);
  });

  test('are not of a result that was carried over, waived, or of a practice that is no more', () => {
    const practices = [...firm(), reaching('one', 2)];
    const previous = assessmentOf(practices);
    const now = (change: object) => {
      const turn = withResult(previous, 'one', change);
      const domains = previous.domains.map((domain, index) => ({ ...domain, ...turn.domains[index] }));

      return chosen(practices, { assessment: { ...previous, domains }, previous });
    };

    expect(now({})).toEqual(['one']);
    expect(now({ carriedFrom: daysAgo(1) })).toEqual([]);
    expect(now({ lines: { 3: 'not-applicable' } })).toEqual([]);
    expect(now({ lines: { 3: 'unknown' } })).toEqual([]);
    expect(now({ gates: false })).toEqual([]);
    expect(chosen(firm(), { assessment: previous, previous })).toEqual([]);
  });
});
