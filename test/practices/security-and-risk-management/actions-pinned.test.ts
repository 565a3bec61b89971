import { describe, expect, test } from 'vitest';
import { actionsPinned } from '../../../src/practices/security-and-risk-management/actions-pinned.ts';
import { filesOf, repositoryFacts, resultOf, workflowText } from '../../builders/ladder-facts.ts';

const sha = '5d1b7c0'.padEnd(40, '0');
const pinned = `other/scan@${sha}`;
const loose = 'other/scan@v3';
const uses = (...references: readonly string[]) =>
  filesOf({
    '.github/workflows/a.yml': workflowText('', references.map(text => `      - uses: ${text}\n`).join('')),
  });
const judge = (files: ReturnType<typeof filesOf>) => resultOf(actionsPinned, repositoryFacts({ files }));
const share = (all: number, some: number) =>
  judge(uses(...Array.from({ length: all }, (_, index) => (index < some ? pinned : loose))));

describe('pinned actions', () => {
  test.each([
    [100, 49, 2],
    [100, 50, 3],
    [100, 89, 3],
    [100, 90, 4],
    [100, 99, 4],
    [100, 100, 5],
  ])('of %i third-party references with %i pinned it is level %i', (all, some, level) => {
    expect(share(all, some)).toMatchObject({ level, value: some, figures: { part: some, whole: all } });
  });

  test.each([
    ['actions/checkout@v5', 'an action of GitHub'],
    ['GitHub/codeql-action/analyze@v4', 'another of GitHub'],
    ['harbour/setup@v1', 'one of the same owner'],
    ['./.github/actions/build', 'a local one'],
  ])('%s is left out: %s', text => {
    expect(judge(uses(text, pinned))).toMatchObject({ value: 100, samples: 1 });
    expect(judge(uses(text))).toMatchObject({ state: 'not-applicable', reason: { what: 'third-party' } });
  });

  test.each([['docker://alpine:3.22'], ['nameless'], ['other/scan'], [`other/scan@${sha.slice(1)}`]])(
    '%s counts as not pinned',
    text => {
      expect(judge(uses(text)).value).toBe(0);
    },
  );

  test('a reusable workflow of others counts', () => {
    const files = filesOf({
      '.github/workflows/a.yml': 'on: push\njobs:\n  a: { uses: other/flows/.github/workflows/a.yml@v1 }\n',
    });
    expect(judge(files)).toMatchObject({ value: 0, samples: 1 });
  });

  test('names each reference with its line', () => {
    expect(judge(uses(pinned, loose)).evidence).toEqual([
      { text: loose, path: '.github/workflows/a.yml', line: 8 },
    ]);
  });

  test('is no question without workflow files', () => {
    expect(judge(filesOf({}))).toMatchObject({ state: 'not-applicable', reason: { what: 'workflows' } });
  });

  test('is unknown where a file cannot be read, and where nobody sees the files', () => {
    expect(judge(filesOf({ '.github/workflows/a.yml': '- a' }))).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'unreadable' } },
    });
    expect(resultOf(actionsPinned, repositoryFacts()).state).toBe('unknown');
  });
});
