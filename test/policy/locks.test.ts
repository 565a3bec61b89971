import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assemblePolicy } from '../../src/policy/assemble-policy.ts';
import type { PolicyInForce } from '../../src/policy/policy.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import { said } from '../builders/policy-problems.ts';

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

type Row = readonly [path: string, floor: unknown, wish: unknown];

const tighter: readonly Row[] = [
  ['start', 'observe', 'advise'],
  ['start', 'advise', 'enforce'],
  ['start', 'enforce', 'enforce'],
  ['target', 3, 4],
  ['profile', 'service', 'service'],
  ['solo', true, true],
  ['language', 'both', 'both'],
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
  ['checks.wip-limit.mode', 'off', 'advise'],
  ['checks.wip-limit.per-author', 3, 2],
  ['checks.definition-of-done.mode', 'advise', 'enforce'],
  ['checks.release.mode', 'off', 'enforce'],
  ['report.focus', ['continuous-testing'], ['continuous-testing']],
  ['bots', ['a', 'b'], ['b', 'a']],
  ['ci.contexts', ['jenkins/main'], ['jenkins/main']],
];

const looser: readonly Row[] = [
  ['start', 'enforce', 'advise'],
  ['start', 'advise', 'observe'],
  ['target', 3, 2],
  ['profile', 'service', 'documentation'],
  ['solo', false, true],
  ['language', 'en', 'both'],
  [`${coverage}.mode`, 'enforce', 'advise'],
  [`${coverage}.mode`, 'advise', 'off'],
  [`${coverage}.target`, 80, 79.99],
  [`${coverage}.partials`, 'missed', 'covered'],
  [`${coverage}.ignore`, ['a'], ['a', 'b']],
  [`${coverage}.ignore`, [], ['**']],
  [`${coverage}.artifacts`, ['a', 'b'], ['a']],
  [`${coverage}.artifacts`, ['a'], ['a', 'b']],
  [`${coverage}.min-lines`, 5, 6],
  ['checks.ci-status.mode', 'enforce', 'off'],
  ['checks.ci-status.ignore', ['docs'], ['test']],
  ['checks.wip-limit.mode', 'advise', 'off'],
  ['checks.wip-limit.per-author', 3, 4],
  ['checks.policy.mode', 'enforce', 'advise'],
  ['incident-label', 'incident', 'outage'],
  ['production.environment', 'production', 'live'],
  ['production.workflow', 'deploy.yml', 'other.yml'],
  ['manifests', 'harbour/deployments', 'harbour/other'],
  ['bots', ['a'], ['a', 'b']],
  ['calendar.zone', 'Asia/Shanghai', 'UTC'],
  ['calendar.holidays', ['2026-10-01'], []],
  ['report.mode', 'on', 'off'],
  ['waivers', [], [{ practice: 'signed-release', until: '2027-03-31', because: 'HSM arrives' }]],
];

describe('what the organization locks, a repository may tighten', () => {
  test.each(tighter)('%s from %j to %j', (path, floor, wish) => {
    const result = inForce({ [path]: floor, locked: [path] }, { [path]: wish });

    expect(result.problems).toEqual([]);
    expect(valueAt(result, path)).toEqual(wish);
    expect(result.provenance[path]).toMatchObject({ source: 'repository', locked: true });
  });
});

describe('what the organization locks, a repository may not loosen', () => {
  test.each(looser)('%s from %j to %j', (path, floor, wish) => {
    const result = inForce({ [path]: floor, locked: [path] }, { [path]: wish });

    expect(valueAt(result, path)).toEqual(floor);
    expect(result.provenance[path]).toMatchObject({ source: 'organization', locked: true });
    expect(result.problems).toMatchObject([{ kind: 'looser-than-locked', values: { path } }]);
  });
});

describe('what the organization sets without a lock, a repository may change', () => {
  test.each([...looser, ...tighter])('%s from %j to %j', (path, floor, wish) => {
    const result = inForce({ [path]: floor }, { [path]: wish });

    expect(result.problems).toEqual([]);
    expect(valueAt(result, path)).toEqual(wish);
    expect(result.provenance[path]).toMatchObject({ source: 'repository', locked: false });
  });
});

describe('a lock', () => {
  test('of a group holds all below it and nothing beside it', () => {
    const wish = { [`${coverage}.target`]: 10, [`${coverage}.mode`]: 'off', 'checks.ci-status.mode': 'off' };
    const { policy, problems } = inForce({ [`${coverage}.target`]: 90, locked: [coverage] }, wish);

    expect(policy.checks['incremental-coverage']).toMatchObject({ target: 90, mode: 'enforce' });
    expect(policy.checks['ci-status'].mode).toBe('off');
    expect(problems).toHaveLength(2);
  });

  test("of a key that the organization does not set holds Rung's own value", () => {
    const result = inForce({ locked: [`${coverage}.target`] }, { [`${coverage}.target`]: 70 });

    expect(valueAt(result, `${coverage}.target`)).toBe(80);
    expect(result.provenance[`${coverage}.target`]).toMatchObject({ source: 'built-in', locked: true });
    expect(result.problems.map(said)).toEqual([
      `${coverage}.target: 70 is not applied, the organization locks 80 (${organizationFile}) and a repository may only tighten it`,
    ]);
  });

  test('of a key without a value of its own: the repository may not give it one', () => {
    const result = inForce({ locked: ['profile'] }, { profile: 'library' });

    expect(result.policy.profile).toBeNull();
    expect(result.problems).toHaveLength(1);
  });

  test.each([
    [
      'an unknown key',
      ['checks.incremental-coverage.taget'],
      'nearest is checks.incremental-coverage.target',
    ],
    ['itself', ['locked'], 'locked[0]: expected a key of the policy'],
    ['no list', 'start', 'expected a list'],
  ])('of %s is a problem of the organization', (_, locked, message) => {
    const { problems } = inForce({ locked }, {});

    expect(problems).toMatchObject([{ file: organizationFile }]);
    expect(problems.map(said).join()).toContain(message);
  });

  test('in the file of a repository is a problem', () => {
    const result = inForce({}, { locked: ['start'], start: 'enforce' });

    expect(result.problems.map(said)).toEqual(["locked counts in the organization's policy only"]);
    expect(result.policy.start).toBe('advise');
  });
});

test('a loosened value is reported with both files and lines, and the rest of the file counts', () => {
  const result = policyInForce({
    organization: {
      file: organizationFile,
      text: `locked: [${coverage}.target]\n\nchecks:\n  incremental-coverage: { target: 80 }\n`,
    },
    repository: {
      file: '.github/rung.yml',
      text: 'start: enforce\nchecks:\n  incremental-coverage:\n    target: 50\n',
    },
  });

  expect(result.policy.start).toBe('enforce');
  expect(result.problems).toMatchObject([{ file: '.github/rung.yml', line: 4, column: 5 }]);
  expect(result.problems.map(said)).toEqual([
    `${coverage}.target: 50 is not applied, the organization locks 80 (${organizationFile} line 4) and a repository may only tighten it`,
  ]);
});

const ranks: Record<string, (value: never) => number> = {
  start: (value: string) => ['observe', 'advise', 'enforce'].indexOf(value),
  [`${coverage}.mode`]: (value: string) => ['off', 'advise', 'enforce'].indexOf(value),
  [`${coverage}.target`]: (value: number) => value,
  [`${coverage}.partials`]: (value: string) => ['covered', 'missed'].indexOf(value),
  'checks.wip-limit.per-author': (value: number) => -value,
};
const glob = fc.constantFrom('a', 'b', '**', 'docs/**');
const values: Record<string, fc.Arbitrary<unknown>> = {
  start: fc.constantFrom('observe', 'advise', 'enforce'),
  [`${coverage}.mode`]: fc.constantFrom('off', 'advise', 'enforce'),
  [`${coverage}.target`]: fc.double({ min: 0, max: 100, noNaN: true }),
  [`${coverage}.partials`]: fc.constantFrom('covered', 'missed'),
  [`${coverage}.ignore`]: fc.uniqueArray(glob),
  'checks.wip-limit.per-author': fc.integer({ min: 1, max: 100 }),
};
const settings = fc.record(values, { requiredKeys: [] });
const lockedKeys = fc.subarray([...Object.keys(values), 'checks', coverage]);

test('no repository file ever loosens what is locked, and every other value of it counts', () => {
  const builtIn = policyInForce({});
  fc.assert(
    fc.property(settings, lockedKeys, settings, (organization, locked, repository) => {
      const result = inForce({ ...organization, locked }, repository);
      for (const path of Object.keys(values)) {
        const isLocked = locked.some(name => path === name || path.startsWith(`${name}.`));
        const floor = path in organization ? organization[path] : valueAt(builtIn, path);
        const value = valueAt(result, path);
        const rank = ranks[path];
        if (!isLocked) expect(value).toEqual(path in repository ? repository[path] : floor);
        else if (rank) expect(rank(value as never)).toBeGreaterThanOrEqual(rank(floor as never));
        else for (const item of value as string[]) expect(floor).toContain(item);
      }
    }),
  );
});
