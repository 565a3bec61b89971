import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileChanges } from '../../src/playground/github/git/file-tree.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { securityName } from '../support/shown.ts';
import { code, pathOf } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

const scan = '.github/workflows/scan.yml';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

function securityOn(repository: RepositoryHandle, headSha: string) {
  const runs = repository.checks.runs({ app: 'rung', name: securityName, headSha });

  return { lines: runs.map(run => `${run.conclusion}: ${run.title}`), last: runs.at(-1) };
}

function propose(fullName: string, base: FileChanges, change: FileChanges) {
  const repository = story.addRepository(fullName, { files: { 'README.md': '# Shop\n', ...base } });
  repository.push('fix', { ...change, [pathOf('fix')]: code('fix') }, { by: 'mia' });
  const pull = repository.openPullRequest({ head: 'fix', author: 'mia' });

  return { repository, pull };
}

const pinned = `harbour-ext/scan@${'5d1b7c0'.padEnd(40, '0')}`;
const workflow = (uses: string, permissions = 'permissions:\n  contents: read\n', run = 'npm test') =>
  `name: scan\non: [push]\n${permissions}jobs:\n  scan:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${uses}\n      - run: ${run}\n`;

const cases: readonly [string, FileChanges, FileChanges, readonly string[]][] = [
  ['nothing to object to', {}, { [scan]: workflow(pinned) }, []],
  [
    'a tag',
    {},
    { [scan]: workflow('harbour-ext/scan@v3') },
    ['neutral: 1 finding: unpinned action; advice only'],
  ],
  [
    'no permissions',
    {},
    { [scan]: workflow(pinned, '') },
    ['neutral: 1 finding: token permissions; advice only'],
  ],
  [
    'a title in a script',
    {},
    { [scan]: workflow(pinned, undefined, 'echo ${{ github.event.pull_request.title }}') },
    ['neutral: 1 finding: dangerous workflow; advice only'],
  ],
  [
    'what was there before',
    { [scan]: workflow('harbour-ext/scan@v3', '') },
    { [scan]: `${workflow('harbour-ext/scan@v3', '')}      - run: npm run lint\n` },
    [],
  ],
];

describe('a pull request with', () => {
  const opened = new Map<string, ReturnType<typeof propose>>();

  beforeAll(async () => {
    for (const [title, base, change] of cases)
      opened.set(title, propose(`dock/${title.replaceAll(' ', '-')}`, base, change));
    await story.settle();
  });

  test.each(cases)('%s', (title, _, __, expected) => {
    const { repository, pull } = opened.get(title) ?? expect.fail();

    expect(securityOn(repository, pull.headSha).lines).toEqual(expected);
  });

  test('a tag is told with its place, what to do, and the rule', () => {
    const { repository, pull } = opened.get('a tag') ?? expect.fail();
    const { last } = securityOn(repository, pull.headSha);

    expect(last?.summary).toContain(`${scan} line 9`);
    expect(last?.summary).toContain('`harbour-ext/scan@v3`');
    expect(last?.summary).toContain('**Which rule:** Advice only, never red');
  });
});
