import { describe, expect, test } from 'vitest';
import type { Policy } from '../../src/policy/policy.ts';
import { policyInForce } from '../../src/policy/policy-in-force.ts';
import { said } from '../builders/policy-problems.ts';

const builtIn: Policy = {
  start: 'advise',
  profile: null,
  solo: 'auto',
  target: 3,
  language: null,
  checks: {
    'incremental-coverage': {
      mode: 'enforce',
      target: 80,
      partials: 'covered',
      ignore: [],
      'generated-files': 'ignore',
      'ignore-whitespace': false,
      'missing-files': 'warn',
      'missing-report': 'neutral',
      'min-lines': 0,
      'nothing-to-cover': 'success',
      components: [],
      artifacts: ['*coverage*', '*lcov*', '*cobertura*', '*clover*', '*jacoco*'],
      workflows: [],
      paths: [],
      numbering: 'auto',
      annotations: true,
    },
    'ci-status': { mode: 'enforce', ignore: [] },
    'wip-limit': { mode: 'advise', 'per-author': 3, authors: [], 'count-drafts': false },
    'definition-of-done': { mode: 'advise' },
    security: { mode: 'advise' },
    policy: { mode: 'enforce' },
    release: { mode: 'advise' },
  },
  production: { environment: null, workflow: null },
  'incident-label': null,
  manifests: null,
  ci: { contexts: [] },
  bots: [],
  'work-items': { in: 'github', key: null },
  reviews: { 'pickup-from': 'ready' },
  calendar: { zone: 'UTC', holidays: [], workdays: [] },
  report: {
    mode: 'on',
    schedule: { every: 'monday', at: '09:00', zone: 'UTC' },
    'improvement-issues': { open: 3, 'per-week': 1 },
    focus: [],
  },
  targets: { owner: null, reviewed: null },
  'planned-mix': null,
  waivers: [],
};
const organizationFile = 'harbour/.github → .github/rung.yml';

function inForce(repository: string | undefined, organization?: string) {
  return policyInForce({
    ...(organization !== undefined && { organization: { file: organizationFile, text: organization } }),
    ...(repository !== undefined && { repository: { file: '.github/rung.yml', text: repository } }),
  });
}

describe('without a value', () => {
  test.each([
    ['no file', undefined],
    ['an empty file', ''],
    ['a file of comments', '# nothing yet\n'],
    ['an empty document', '---\n'],
    ['empty groups', 'checks:\n  incremental-coverage:\n  ci-status: {}\n'],
  ])('%s leaves the built-in policy', (_, text) => {
    const { policy, problems, provenance } = inForce(text);

    expect(policy).toEqual(builtIn);
    expect(problems).toEqual([]);
    for (const place of Object.values(provenance))
      expect(place).toEqual({ source: 'built-in', file: 'built-in', line: null, locked: false });
  });
});

const setting = (path: string, yaml: string) =>
  path.split('.').reduceRight((inner, name) => `{ ${name}: ${inner} }`, yaml);

describe('a value', () => {
  test.each([
    ['start', 'observe', 'observe'],
    ['start', 'enforce', 'enforce'],
    ['checks.incremental-coverage.mode', 'off', 'off'],
    ['checks.incremental-coverage.mode', '"advise"', 'advise'],
    ['checks.incremental-coverage.target', '0', 0],
    ['checks.incremental-coverage.target', '100', 100],
    ['checks.incremental-coverage.target', '79.5', 79.5],
    ['checks.incremental-coverage.partials', 'missed', 'missed'],
    ['checks.incremental-coverage.ignore', '["**/*.gen.ts"]', ['**/*.gen.ts']],
    ['checks.incremental-coverage.ignore', '[]', []],
    ['checks.incremental-coverage.artifacts', '[reports]', ['reports']],
    ['checks.ci-status.mode', 'off', 'off'],
    ['checks.ci-status.ignore', '[docs-links]', ['docs-links']],
  ])('%s: %s is taken', (path, yaml, value) => {
    const { policy, problems, provenance } = inForce(setting(path, yaml));

    expect(problems).toEqual([]);
    expect(path.split('.').reduce((part: unknown, name) => Reflect.get(Object(part), name), policy)).toEqual(
      value,
    );
    expect(provenance[path]).toEqual({
      source: 'repository',
      file: '.github/rung.yml',
      line: 1,
      locked: false,
    });
  });

  test.each([
    ['start', 'on', 'expected one of observe, advise, enforce, found on'],
    ['start', 'off', 'expected one of observe, advise, enforce, found off'],
    ['solo', '"true"', 'expected one of auto, true, false, found "true"'],
    ['start', '', 'expected one of observe, advise, enforce, found nothing'],
    ['checks.incremental-coverage.mode', 'true', 'expected one of off, advise, enforce, found true'],
    ['checks.incremental-coverage.target', '-0.01', 'expected a number from 0 to 100, found -0.01'],
    ['checks.incremental-coverage.target', '100.01', 'expected a number from 0 to 100, found 100.01'],
    ['checks.incremental-coverage.target', '"80"', 'expected a number from 0 to 100, found "80"'],
    ['checks.incremental-coverage.target', '80%', 'expected a number from 0 to 100, found "80%"'],
    ['checks.incremental-coverage.target', '.nan', 'expected a number from 0 to 100, found NaN'],
    ['checks.incremental-coverage.target', '.inf', 'expected a number from 0 to 100, found Infinity'],
    ['checks.incremental-coverage.partials', 'both', 'expected one of covered, missed, found both'],
    ['checks.incremental-coverage.ignore', 'docs/**', 'found docs/**'],
    [
      'checks.incremental-coverage.ignore',
      '[a, 1]',
      'ignore[1]: expected a glob of at most 256 characters, found 1',
    ],
    ['checks.incremental-coverage.ignore', '[""]', 'ignore[0]: expected a glob'],
    [
      'checks.incremental-coverage.artifacts',
      '{ a: b }',
      'expected a list of at most 200, each a glob of at most 256',
    ],
    ['checks.ci-status.mode', '[enforce]', 'expected one of off, advise, enforce, found'],
    ['checks.ci-status.ignore', `[${'a,'.repeat(200)}a]`, 'at most 200'],
  ])('%s: %s is refused with the expected form', (path, yaml, message) => {
    const { policy, problems } = inForce(setting(path, yaml));

    expect(policy).toEqual(builtIn);
    expect(problems).toHaveLength(1);
    expect(problems.map(said).join()).toContain(path);
    expect(problems.map(said).join()).toContain(message);
  });

  test('a list of 200 globs of 256 characters is taken', () => {
    const globs = Array.from({ length: 200 }, (_, index) => `${index}`.padEnd(256, 'x'));

    expect(inForce(setting('checks.ci-status.ignore', JSON.stringify(globs))).problems).toEqual([]);
  });
});

test('lists every problem with line and column, in the order of the file', () => {
  const text = [
    'start: 7',
    'checks:',
    '  incremental-coverage:',
    '    taget: 70',
    '    mode: of',
    '  ci-stat: { mode: off }',
    '  ci-status: off',
    'xyzzy: 1',
    '',
  ].join('\n');

  expect(
    inForce(text).problems.map(
      problem => `${problem.file}:${problem.line}:${problem.column} ${said(problem)}`,
    ),
  ).toEqual(
    [
      '1:8 start: expected one of observe, advise, enforce, found 7',
      '4:5 unknown key taget in checks.incremental-coverage, nearest is target',
      '5:11 checks.incremental-coverage.mode: expected one of off, advise, enforce, found of, nearest is off',
      '6:3 unknown key ci-stat in checks, nearest is ci-status',
      '7:14 checks.ci-status: expected keys and values (mode, ignore)',
      expect.stringContaining('8:1 unknown key xyzzy, known here: start, profile,'),
    ].map(told => (typeof told === 'string' ? `.github/rung.yml:${told}` : told)),
  );
});

test('a file with one problem sets nothing, the other file still counts', () => {
  const { policy } = inForce(
    'start: enforce\ncheks: {}\n',
    setting('checks.incremental-coverage.target', '90'),
  );

  expect(policy.start).toBe('advise');
  expect(policy.checks['incremental-coverage'].target).toBe(90);
});

test('no key is left that this version does not use', () => {
  const text = [
    'profile: service',
    'report: { mode: "on", schedule: { every: monday } }',
    'checks: { wip-limit: { per-author: 3 }, definition-of-done: { mode: off } }',
  ].join('\n');
  const { problems, notes } = inForce(text, 'checks: { security: { mode: off } }\n');

  expect(problems).toEqual([]);
  expect(notes).toEqual([]);
});

test('an alias stands for its value', () => {
  const text =
    'checks:\n  incremental-coverage: { ignore: &ours [gen/**] }\n  ci-status: { ignore: *ours }\n';

  expect(inForce(text).policy.checks['ci-status'].ignore).toEqual(['gen/**']);
});

test('names who decided each value, with the line', () => {
  const organization =
    'start: enforce\nchecks:\n  incremental-coverage:\n    mode: enforce\n    target: 80\nlocked: [checks]\n';
  const repository =
    '# ours\nchecks:\n  incremental-coverage: {\n    target: 85,\n    partials: missed }\nwork-items: { in: github }\n';
  const { provenance } = inForce(repository, organization);
  const ours = { source: 'repository', file: '.github/rung.yml' };
  const theirs = { source: 'organization', file: organizationFile };

  expect(provenance).toMatchObject({
    start: { ...theirs, line: 1, locked: false },
    'checks.incremental-coverage.mode': { ...theirs, line: 4, locked: true },
    'checks.incremental-coverage.target': { ...ours, line: 4, locked: true },
    'checks.incremental-coverage.partials': { ...ours, line: 5, locked: true },
    'checks.incremental-coverage.artifacts': { source: 'built-in', line: null, locked: true },
    'work-items.in': { ...ours, line: 6, locked: false },
  });
});
