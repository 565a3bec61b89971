import { describe, expect, test } from 'vitest';
import { readWorkflow } from '../../../../src/facts/ladder/workflows/read-workflow.ts';

const path = '.github/workflows/test.yml';
const read = (text: string) => readWorkflow(path, text);
const jobs = 'jobs: { test: { runs-on: ubuntu-latest, steps: [{ run: npm test }] } }\n';
const jobOf = (yaml: string) => read(`on: push\njobs:\n  test:\n${yaml}`).jobs[0];
const stepOf = (yaml: string) => jobOf(`    steps:\n${yaml}`)?.steps[0];
const usesOf = (text: string) => stepOf(`      - uses: ${text}\n`)?.uses;
const sha = 'a'.repeat(40);

describe('triggers', () => {
  test.each([
    ['one word', 'on: push\n', ['push']],
    ['a list', 'on: [push, pull_request]\n', ['push', 'pull_request']],
    ['a block list', 'on:\n  - push\n  - pull_request\n', ['push', 'pull_request']],
    ['a mapping', 'on:\n  push:\n  pull_request: {}\n', ['push', 'pull_request']],
    ['the key in quotes', '"on": push\n', ['push']],
    ['the key as YAML 1.1 reads it', 'true: push\n', ['push']],
    ['YAML 1.1 by its directive', '%YAML 1.1\n---\non: push\n', ['push']],
  ])('as %s', (_, on, events) => {
    expect(read(on + jobs).triggers.map(({ event }) => event)).toEqual(events);
  });

  test('with their filters; what is not filtered is null', () => {
    const on = `on:
  push: { branches: [main, 'release/**'], tags: v*, paths-ignore: [docs/**] }
  pull_request: { branches-ignore: [wip/**], paths: [src/**] }
  workflow_run: { workflows: [Build] }
`;
    const nothing = {
      ...{
        branches: null,
        branchesIgnore: null,
        tags: null,
        tagsIgnore: null,
        paths: null,
        pathsIgnore: null,
      },
      workflows: null,
    };
    expect(read(on + jobs).triggers).toEqual([
      { ...nothing, event: 'push', branches: ['main', 'release/**'], tags: ['v*'], pathsIgnore: ['docs/**'] },
      { ...nothing, event: 'pull_request', branchesIgnore: ['wip/**'], paths: ['src/**'] },
      { ...nothing, event: 'workflow_run', workflows: ['Build'] },
    ]);
  });
});

describe('permissions', () => {
  test.each([
    ['', null],
    ['permissions: read-all\n', { all: 'read' }],
    ['permissions: write-all\n', { all: 'write' }],
    ['permissions: {}\n', { scopes: {} }],
    ['permissions:\n', null],
    [
      'permissions: { contents: read, packages: write, issues: none }\n',
      { scopes: { contents: 'read', packages: 'write', issues: 'none' } },
    ],
    ['permissions: { contents: everything }\n', { scopes: {} }],
    ['permissions: everything\n', null],
    ['permissions: [contents]\n', null],
  ])('%j', (yaml, permissions) => {
    expect(read(`on: push\n${yaml}${jobs}`).permissions).toEqual(permissions);
  });

  test('of a job are its own', () => {
    const { permissions, jobs: found } = read(
      'on: push\npermissions: read-all\njobs:\n  a: { permissions: { pages: write } }\n  b: {}\n',
    );
    expect([permissions, ...found.map(job => job.permissions)]).toEqual([
      { all: 'read' },
      { scopes: { pages: 'write' } },
      null,
    ]);
  });
});

describe('uses', () => {
  test.each([
    ['actions/checkout@v5', 'action', 'actions/checkout', 'v5', false],
    [`actions/checkout@${sha}`, 'action', 'actions/checkout', sha, true],
    [`actions/checkout@${sha.toUpperCase()} # v5`, 'action', 'actions/checkout', sha.toUpperCase(), true],
    [`actions/checkout@${sha.slice(1)}`, 'action', 'actions/checkout', sha.slice(1), false],
    [`harbour/tools/lint/deep@${sha}`, 'action', 'harbour/tools', sha, true],
    ['harbour/tools', 'action', 'harbour/tools', null, false],
    ['nothing', 'action', null, null, false],
    ['./.github/actions/build', 'local', null, null, true],
    ['docker://alpine:3.22', 'docker', null, null, false],
    [`docker://alpine@sha256:${'b'.repeat(64)}`, 'docker', null, null, true],
  ])('%s', (text, kind, repository, ref, isPinned) => {
    expect(usesOf(text)).toEqual({
      line: 5,
      text: text.replace(' # v5', ''),
      kind,
      repository,
      ref,
      isPinned,
    });
  });

  test('of a job is a reusable workflow, of the same repository a local one', () => {
    expect(
      jobOf('    uses: harbour/flows/.github/workflows/test.yml@v1\n    with: { level: 3 }\n'),
    ).toMatchObject({
      with: { level: '3' },
      uses: { kind: 'workflow', repository: 'harbour/flows', ref: 'v1', isPinned: false, line: 4 },
      steps: [],
    });
    expect(jobOf('    uses: ./.github/workflows/test.yml\n')?.uses).toMatchObject({ kind: 'local' });
  });
});

describe('jobs and steps', () => {
  test.each([
    ['production', 'production'],
    ['{ name: production, url: https://quotes.example }', 'production'],
    ['{ url: https://quotes.example }', null],
    ['[production]', null],
  ])('environment: %s', (yaml, environment) => {
    expect(jobOf(`    environment: ${yaml}\n`)?.environment).toBe(environment);
  });

  test.each([
    ['ubuntu-24.04', ['ubuntu-24.04']],
    ['[self-hosted, linux]', ['self-hosted', 'linux']],
    ['{ group: large, labels: [linux, x64] }', ['linux', 'x64']],
    ['{ group: large, labels: linux }', ['linux']],
    ['{ group: large }', []],
  ])('runs-on: %s', (yaml, runsOn) => {
    expect(jobOf(`    runs-on: ${yaml}\n`)?.runsOn).toEqual(runsOn);
  });

  test('with name, needs, condition, variables and lines', () => {
    const workflow = read(`name: Test
on: push
env: { CI: true }
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
        with: { fetch-depth: 0, ref: main, extra: { deep: 1 } }
  test:
    name: Unit tests
    needs: build
    if: github.ref == 'refs/heads/main'
    env: { LEVEL: 3 }
    steps:
      - name: Run them
        if: success()
        env: { A: b }
        run: |
          npm ci
          npm test
`);
    expect(workflow).toMatchObject({ name: 'Test', problem: null, env: { CI: 'true' } });
    const [build, unit] = workflow.jobs;
    expect(build).toMatchObject({ id: 'build', line: 5, name: null, needs: [], condition: null });
    expect(build?.steps[0]).toMatchObject({
      line: 8,
      uses: { line: 8 },
      run: null,
      with: { 'fetch-depth': '0', ref: 'main' },
    });
    expect(Object.keys(build?.steps[0]?.with ?? {})).not.toContain('extra');
    expect(unit).toMatchObject({
      ...{ id: 'test', line: 10, name: 'Unit tests', needs: ['build'], env: { LEVEL: '3' } },
      condition: "github.ref == 'refs/heads/main'",
      steps: [
        { line: 16, name: 'Run them', condition: 'success()', env: { A: 'b' }, run: 'npm ci\nnpm test\n' },
      ],
    });
  });

  test('steps that are no list are none, and a step that is no mapping says nothing', () => {
    expect(jobOf('    steps: { run: npm test }\n')?.steps).toEqual([]);
    expect(jobOf('    steps: [npm test]\n')?.steps).toMatchObject([{ uses: null, run: null, with: {} }]);
  });
});

describe('anchors', () => {
  test('stand for what they name, and the line is that of the anchor', () => {
    const { jobs: found } = read(`on: push
jobs:
  a: &job
    runs-on: ubuntu-latest
    steps: &steps
      - &checkout { uses: actions/checkout@v5 }
      - run: npm test
  b: *job
  c:
    steps:
      - *checkout
`);
    expect(found.map(({ id, line, steps }) => [id, line, steps.length])).toEqual([
      ['a', 3, 2],
      ['b', 8, 2],
      ['c', 9, 1],
    ]);
    expect(found[2]?.steps[0]?.uses).toMatchObject({ text: 'actions/checkout@v5', line: 6 });
  });

  test('of one name twice: an alias means the one before it', () => {
    const { jobs: found } = read(
      'on: push\njobs:\n  a: { name: &n one }\n  b: { name: *n }\n  c: { name: &n two }\n  d: { name: *n }\n',
    );
    expect(found.map(({ name }) => name)).toEqual(['one', 'one', 'two', 'two']);
  });

  test('merged into a mapping give way to its own keys, and the first of several wins', () => {
    const { jobs: found } = read(`on: push
x-a: &a { runs-on: alpha, name: A }
x-b: &b { runs-on: beta, needs: [z] }
jobs:
  one: { <<: *a, name: own }
  two: { <<: [*a, *b] }
`);
    expect(found.map(({ id, name, runsOn, needs }) => [id, name, runsOn, needs])).toEqual([
      ['one', 'own', ['alpha'], []],
      ['two', 'A', ['alpha'], ['z']],
    ]);
  });

  test('merged jobs have the lines where they stand', () => {
    const { jobs: found } = read('on: push\nx: &x\n  a: {}\njobs:\n  <<: *x\n  b: {}\n');
    expect(found.map(({ id, line }) => [id, line])).toEqual([
      ['a', 3],
      ['b', 6],
    ]);
  });
});

test('a byte order mark and Windows line ends change nothing', () => {
  const workflow = read(
    `\uFEFFon: push\r\njobs:\r\n  test:\r\n    steps:\r\n      - uses: actions/checkout@v5\r\n`,
  );
  expect(workflow.problem).toBe(null);
  expect(workflow.jobs[0]?.steps[0]?.uses).toMatchObject({ line: 5, ref: 'v5' });
});
