import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { ArtifactContent } from '../../src/playground/github/handles/workflow-run-handle.ts';
import { writeZip } from '../../src/playground/github/zip/write-zip.ts';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import { coverageOf, hitsOf, judgedAt, lcov, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';
import { buildZip } from '../support/zip-builder.ts';

let story: Story;
let repository: RepositoryHandle;
const neutral = (title: string) => `neutral: Not judged: ${title}; not blocking`;
const green = ['success: 1 of 1 workflow green'];

beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

describe('without a finished run', () => {
  test('no CI at all: neutral, and judged when a first run comes after all', async () => {
    repository = story.addRepository('harbour/bare');
    const pull = openSmallPull(repository, 'bare');
    await story.settle();
    const before = {
      coverage: [neutral('no workflow ran on this commit')],
      ci: [neutral('no workflow, check or status here')],
    };
    expect(shownOn(repository, pull.headSha)).toEqual(before);

    runSmallCi(repository, pull, 7);
    await story.settle();
    expect(shownOn(repository, pull.headSha)).toEqual({
      coverage: [...before.coverage, judgedAt(7)],
      ci: [...before.ci, ...green],
    });
  });

  test('a change of documentation without CI has nothing to test', async () => {
    repository = story.addRepository('harbour/documents');
    repository.push('words', { 'docs/guide.md': '# Guide\n\nWords.\n' }, { by: 'mia' });
    const pull = repository.openPullRequest({ head: 'words', author: 'mia' });
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage).toEqual([
      'success: No testable line changed (1 file)',
    ]);
  });

  test('a merge conflict keeps the workflows away until it is resolved', async () => {
    repository = story.addRepository('harbour/conflict');
    repository.push('clash', { 'src/index.ts': 'export const ours = 1;\n' }, { by: 'mia' });
    repository.push('main', { 'src/index.ts': 'export const theirs = 2;\n' });
    const pull = repository.openPullRequest({ head: 'clash', author: 'mia' });
    await story.settle();
    const title = neutral('a merge conflict keeps the workflows away');
    expect(shownOn(repository, pull.headSha)).toEqual({ coverage: [title], ci: [title] });
    // At once: created as completed, never left open for the quiet time.
    const updates = story.stage.github.journal.entries.filter(
      entry => entry.method === 'PATCH' && entry.path.includes('/harbour/conflict/'),
    );
    expect(updates).toEqual([]);

    repository.push('main', { 'src/index.ts': 'export {};\n' });
    repository.startWorkflowRun({ pullRequest: pull.number }).complete({
      conclusion: 'success',
      artifacts: [{ name: 'coverage', files: { 'lcov.info': lcov('src/index.ts', [1]) } }],
    });
    await story.settle();
    expect(shownOn(repository, pull.headSha).coverage.at(-1)).toMatch(
      /^success: 100\.00% of 1 changed line /,
    );
  });

  test('FK-8: a run that waits for approval is named at once, and judged when it has run', async () => {
    repository = story.addRepository('harbour/approval');
    const pull = openSmallPull(repository, 'first');
    const run = repository.startWorkflowRun({ pullRequest: pull.number, awaitsApproval: true });
    await story.settle();
    const waiting = 'neutral: Waiting for a maintainer to approve the workflows; updates by itself';
    expect(shownOn(repository, pull.headSha)).toEqual({ coverage: [waiting], ci: [waiting] });

    run.approve().begin();
    await story.settle();
    run.complete({ conclusion: 'success', artifacts: [coverageOf('first', 8)] });
    await story.settle();
    expect(shownOn(repository, pull.headSha)).toEqual({
      coverage: [waiting, judgedAt(8)],
      ci: [waiting, ...green],
    });
    expect(story.stage.github.journal.invalid()).toEqual([]);
  });
});

const honest = writeZip({ 'lcov.info': lcov('src/shop.ts', hitsOf(7)) });
const bomb = buildZip([
  { name: 'lcov.info', content: Buffer.alloc(40 * 1024 * 1024, '\n').fill('SF:src/shop.ts\n', 0, 15) },
]);
const unreadable = neutral('the coverage report cannot be read');
const none = neutral('no coverage report from this commit');

/** Artifacts of a run that adds `src/shop.ts`, and what the check says of them. */
const artifacts: readonly [title: string, content: readonly ArtifactContent[], expected: string][] = [
  ['no zip', [{ name: 'coverage', zip: Buffer.from('<html>Not found</html>') }], unreadable],
  ['a truncated zip', [{ name: 'coverage', zip: honest.subarray(0, honest.length - 30) }], unreadable],
  ['a bomb', [{ name: 'coverage', zip: bomb }], unreadable],
  ['an empty file', [{ name: 'coverage', zip: new Uint8Array() }], unreadable],
  [
    'a broken report',
    [{ name: 'coverage', files: { 'a.xml': '<coverage line-rate="1"><packages>' } }],
    unreadable,
  ],
  [
    'no report inside',
    [{ name: 'coverage', files: { 'index.html': '<!doctype html><title>x</title>' } }],
    none,
  ],
  ['no artifact at all', [], none],
  ['artifacts of other names only', [{ name: 'logs', zip: honest }], none],
  [
    "another repository's paths",
    [{ name: 'coverage', files: { 'lcov.info': lcov('app/models/user.rb', hitsOf(9)) } }],
    neutral('1 changed file is in no report'),
  ],
  [
    'paths of one name in several places',
    [{ name: 'coverage', files: { 'lcov.info': lcov('elsewhere/shop.ts', hitsOf(9)) } }],
    neutral('report paths do not fit the repository'),
  ],
  [
    'a first report that is unreadable and a second that is good',
    [
      { name: 'coverage-a', zip: Buffer.from('PK') },
      { name: 'coverage-b', zip: honest },
    ],
    judgedAt(7),
  ],
];

describe('F17: a run whose artifacts are', () => {
  const pulls = new Map<string, PullRequestHandle>();
  let expired: PullRequestHandle;
  let gone: PullRequestHandle;

  beforeAll(async () => {
    repository = story.addRepository('harbour/artifacts', {
      files: { 'src/a/index.ts': 'export {};\n', 'src/b/index.ts': 'export {};\n' },
    });
    for (const [i, [title, content]] of artifacts.entries()) {
      repository.push(`case-${i}`, { 'src/shop.ts': `${shop}// ${i}\n` }, { by: 'mia' });
      const pull = repository.openPullRequest({ head: `case-${i}`, author: 'mia' });
      pulls.set(title, pull);
      repository
        .startWorkflowRun({ pullRequest: pull.number })
        .complete({ conclusion: 'success', artifacts: content });
    }
    expired = openSmallPull(repository, 'expired');
    const old = repository.startWorkflowRun({ pullRequest: expired.number }).begin();
    old.upload(coverageOf('expired', 7)).expired = true;
    old.complete({ conclusion: 'success' });

    gone = openSmallPull(repository, 'gone');
    const lost = repository.startWorkflowRun({ pullRequest: gone.number }).begin();
    const { id } = lost.upload(coverageOf('gone', 7));
    story.stage.github.faults.add({
      match: ({ path }) => path.includes(`/artifacts/${id}/`),
      times: 9,
      fault: { kind: 'status', status: 410 },
    });
    lost.complete({ conclusion: 'success' });
    await story.settle();
  }, 90_000);

  test.each(artifacts)('%s', (title, _, expected) => {
    const { headSha } = pulls.get(title) ?? expect.fail();

    expect(shownOn(repository, headSha)).toEqual({ coverage: [expected], ci: green });
  });

  test('expired, by its list or when it is fetched', () => {
    const title = neutral('the coverage artifact has expired');

    expect(shownOn(repository, expired.headSha).coverage).toEqual([title]);
    expect(shownOn(repository, gone.headSha).coverage).toEqual([title]);
  });

  test('unreadable in part: the summary says which one was not read', () => {
    const { headSha } =
      pulls.get('a first report that is unreadable and a second that is good') ?? expect.fail();

    expect(theCoverageCheck(repository, headSha).text).toContain('Not read: `coverage-a`');
  });

  test('forbidden to Rung: said so, and CI is judged by its jobs', async () => {
    const { actions: _, ...permissions } = story.stage.github.world.state.app.permissions;
    const closed = story.addRepository('strict/closed', { permissions });
    const pull = openSmallPull(closed, 'closed');
    runSmallCi(closed, pull, 7);
    await story.settle();

    expect(shownOn(closed, pull.headSha)).toEqual({
      coverage: [neutral('Rung cannot read workflow artifacts')],
      ci: ['success: 1 of 1 check green'],
    });
    expect(story.stage.github.journal.invalid()).toEqual([]);
  });
});

const shop = Array.from({ length: 10 }, (_, i) => `export const shop${i} = ${i};\n`).join('');
