import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemblePolicy } from '../../src/policy/assemble-policy.ts';
import type { PolicyInForce } from '../../src/policy/policy.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import { policyKeys } from '../../src/policy/policy-keys.ts';

const organizationFile = 'harbour/.github → .github/rung.yml';

const yamlOf = (values: Readonly<Record<string, unknown>>) =>
  JSON.stringify(assemblePolicy(new Map(Object.entries(values))));

function inForce(organization: Record<string, unknown>, repository: Record<string, unknown>): PolicyInForce {
  return policyInForce({
    organization: { file: organizationFile, text: yamlOf(organization) },
    repository: { file: '.github/rung.yml', text: yamlOf(repository) },
  });
}

function valueAt(inForce: PolicyInForce, path: string): unknown {
  return path.split('.').reduce((part: unknown, name) => Reflect.get(Object(part), name), inForce.policy);
}

const coverage = 'checks.incremental-coverage';

describe('what the organization sets, a repository may tighten', () => {
  test.each<[string, unknown, unknown]>([
    ['start', 'observe', 'advise'],
    ['start', 'advise', 'enforce'],
    ['start', 'enforce', 'enforce'],
    [`${coverage}.mode`, 'off', 'advise'],
    [`${coverage}.mode`, 'advise', 'enforce'],
    [`${coverage}.target`, 80, 80],
    [`${coverage}.target`, 80, 80.01],
    [`${coverage}.partials`, 'covered', 'missed'],
    [`${coverage}.ignore`, ['a', 'b'], ['b']],
    [`${coverage}.ignore`, ['a', 'b'], ['b', 'a']],
    [`${coverage}.ignore`, ['a'], []],
    [`${coverage}.artifacts`, ['a', 'b'], ['b', 'a']],
    ['checks.ci-status.mode', 'advise', 'enforce'],
    ['checks.ci-status.ignore', ['docs'], []],
  ])('%s from %j to %j', (path, floor, wish) => {
    const result = inForce({ [path]: floor }, { [path]: wish });

    expect(result.problems).toEqual([]);
    expect(valueAt(result, path)).toEqual(wish);
    expect(result.provenance[path]).toMatchObject({ source: 'repository', locked: true });
  });
});

describe('what the organization sets, a repository may not loosen', () => {
  test.each<[string, unknown, unknown]>([
    ['start', 'enforce', 'advise'],
    ['start', 'advise', 'observe'],
    [`${coverage}.mode`, 'enforce', 'advise'],
    [`${coverage}.mode`, 'advise', 'off'],
    [`${coverage}.target`, 80, 79.99],
    [`${coverage}.partials`, 'missed', 'covered'],
    [`${coverage}.ignore`, ['a'], ['a', 'b']],
    [`${coverage}.ignore`, [], ['**']],
    [`${coverage}.artifacts`, ['a', 'b'], ['a']],
    [`${coverage}.artifacts`, ['a'], ['a', 'b']],
    ['checks.ci-status.mode', 'enforce', 'off'],
    ['checks.ci-status.ignore', ['docs'], ['test']],
  ])('%s from %j to %j', (path, floor, wish) => {
    const result = inForce({ [path]: floor }, { [path]: wish });

    expect(valueAt(result, path)).toEqual(floor);
    expect(result.provenance[path]).toMatchObject({ source: 'organization', locked: true });
    expect(result.problems).toHaveLength(1);
  });
});

test('a loosened value is reported with both files and lines, and the rest of the file counts', () => {
  const result = policyInForce({
    organization: { file: organizationFile, text: '\n\nchecks:\n  incremental-coverage: { target: 80 }\n' },
    repository: {
      file: '.github/rung.yml',
      text: 'start: enforce\nchecks:\n  incremental-coverage:\n    target: 50\n',
    },
  });

  expect(result.policy.start).toBe('enforce');
  expect(result.problems).toEqual([
    {
      file: '.github/rung.yml',
      line: 4,
      column: 5,
      message: `${coverage}.target: 50 is not applied: the organization locks 80 (${organizationFile} line 4), a repository may only tighten it`,
    },
  ]);
});

const strictness: Record<string, (value: never) => number> = {
  start: (value: string) => ['observe', 'advise', 'enforce'].indexOf(value),
  mode: (value: string) => ['off', 'advise', 'enforce'].indexOf(value),
  target: (value: number) => value,
  partials: (value: string) => ['covered', 'missed'].indexOf(value),
};
const glob = fc.constantFrom('a', 'b', '**', 'docs/**');
const values: Record<string, fc.Arbitrary<unknown>> = {
  start: fc.constantFrom('observe', 'advise', 'enforce'),
  mode: fc.constantFrom('off', 'advise', 'enforce'),
  target: fc.double({ min: 0, max: 100, noNaN: true }),
  partials: fc.constantFrom('covered', 'missed'),
  ignore: fc.uniqueArray(glob),
  artifacts: fc.uniqueArray(glob),
};
const kindOf = (path: string) => path.split('.').at(-1) ?? '';
const settings = fc.record(
  Object.fromEntries(policyKeys.map(({ path }) => [path, values[kindOf(path)] ?? fc.constant(undefined)])),
  { requiredKeys: [] },
);

test('no repository file ever loosens what the organization set', () => {
  fc.assert(
    fc.property(settings, settings, (organization, repository) => {
      const result = inForce(organization, repository);
      for (const [path, floor] of Object.entries(organization)) {
        const value = valueAt(result, path);
        const rank = strictness[kindOf(path)];
        if (rank) expect(rank(value as never)).toBeGreaterThanOrEqual(rank(floor as never));
        else if (kindOf(path) === 'ignore')
          for (const item of value as string[]) expect(floor).toContain(item);
        else expect([...(value as string[])].sort()).toEqual([...(floor as string[])].sort());
      }
      for (const [path, wish] of Object.entries(repository))
        if (!(path in organization)) expect(valueAt(result, path)).toEqual(wish);
    }),
  );
});
