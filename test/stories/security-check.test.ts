import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileChanges } from '../../src/playground/github/git/file-tree.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { securityName } from '../support/shown.ts';
import { code, pathOf, runSmallCi } from '../support/small-change.ts';
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
    { [scan]: workflow(pinned, undefined, 'echo $'.concat('{{ github.event.pull_request.title }}')) },
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
    story.stage.github.world.createRepository('harbour-ext/scan').tag('v3');
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
    const commit = story.stage.github.world.repository('harbour-ext/scan').tip();
    expect(last?.summary).toContain(
      `\`harbour-ext/scan@v3\` → \`harbour-ext/scan@${commit}\` with the comment \`# v3\``,
    );
    expect(story.stage.github.journal.invalid()).toEqual([]);
    expect(last?.summary).toContain('**Which rule:** Advice only, never red');
  });
});

test('a secret begins the comment, is never repeated, and the comment says when it is gone', async () => {
  const token = `ghp_${'q7Xz'.repeat(9)}`;
  const { repository, pull } = propose(
    'harbour/leak',
    {},
    { 'src/deploy.ts': `const token = '${token}';\n` },
  );
  runSmallCi(repository, pull, 9);
  await story.settle();
  const bodies = () => repository.conversation.comments(pull.number).map(({ body }) => body);

  expect(securityOn(repository, pull.headSha).lines).toEqual(['neutral: 1 finding: secret; advice only']);
  expect(bodies()).toHaveLength(1);
  expect(bodies()[0]).toContain('**To look at before this is merged; it blocks nothing**');
  expect(bodies()[0]).toContain('**Secret in the change.**');
  expect(JSON.stringify([bodies(), securityOn(repository, pull.headSha).last])).not.toContain(token);

  repository.push('fix', { 'src/deploy.ts': 'export {};\n' }, { by: 'mia' });
  runSmallCi(repository, pull, 9);
  await story.settle();
  expect(securityOn(repository, pull.headSha).lines).toEqual([]);
  expect(bodies()).toHaveLength(1);
  expect(bodies()[0]).toContain('Nothing left to do.');
});

test('enforced it is red, on a draft it is not, and what the policy takes out is left alone', async () => {
  story.addRepository('strict/other', {
    policy: 'start: enforce\nchecks: { security: { mode: enforce } }\n',
  });
  const red = propose('strict/shop', {}, { 'lib/tool.jar': 'PK' });
  const waived = propose(
    'strict/waived',
    {
      '.github/rung.yml':
        'waivers: [{ practice: binary-free, until: 2999-12-31, because: "no registry yet" }]\n',
    },
    { 'lib/tool.jar': 'PK' },
  );
  const draft = propose('strict/draft', {}, { 'lib/tool.jar': 'PK' });
  draft.pull.convertToDraft();
  await story.settle();

  expect(securityOn(red.repository, red.pull.headSha).lines).toEqual(['failure: 1 finding: executable']);
  expect(securityOn(waived.repository, waived.pull.headSha).lines).toEqual([]);
  expect(securityOn(draft.repository, draft.pull.headSha).lines.at(-1)).toBe(
    'neutral: 1 finding: executable',
  );
});
