import { afterAll, beforeAll, expect, test } from 'vitest';
import type {
  ReleaseOptions,
  RepositoryHandle,
} from '../../src/playground/github/handles/repository-handle.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { lcov } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const releaseName = 'Rung / Release';

function checksOn(repository: RepositoryHandle, headSha: string) {
  return repository.checks.runs({ app: 'rung', name: releaseName, headSha });
}

function shownOn(repository: RepositoryHandle, headSha: string): readonly string[] {
  return checksOn(repository, headSha).map(run => `${run.conclusion ?? run.status}: ${run.title}`);
}

function writesIn(fullName: string) {
  return story.stage.github.journal.entries.filter(
    entry => entry.method !== 'GET' && entry.path.startsWith(`/repos/${fullName}/`),
  );
}

/** Three of four lines run by tests. */
const coverage = { name: 'coverage', files: { 'lcov.info': lcov('src/index.ts', [1, 1, 1, 0]) } };
const files = { 'src/index.ts': 'a();\nb();\nc();\nd();\n' };
const complete: ReleaseOptions = {
  body: 'What changed.',
  assets: ['app.tar.gz', 'app.cdx.json', 'app.tar.gz.sig'],
};

function runOnMain(repository: RepositoryHandle, artifacts = [coverage]) {
  return repository.startWorkflowRun().complete({ conclusion: 'success', artifacts });
}

/** A merged pull request and its green run of main. */
function change(repository: RepositoryHandle, branch: string, body: string): string {
  repository.push(branch, { [`docs/${branch}.md`]: branch }, { by: 'mia' });
  const pull = repository.openPullRequest({ head: branch, author: 'mia', body });
  pull.merge('mia');
  runOnMain(repository);

  return repository.tip();
}

test('a release with everything is green, with its figures in the title', async () => {
  const repository = story.addRepository('harbour/complete', { files });
  runOnMain(repository);
  repository.publishRelease('v1.3.0', complete);
  const headSha = change(repository, 'feature', 'Closes #7');
  repository.publishRelease('v1.4.0', complete);
  await story.settle();

  expect(shownOn(repository, headSha)).toEqual([
    'success: v1.4.0: CI green, 75.00% covered, 1 of 1 with a work item',
  ]);
  const [check] = checksOn(repository, headSha);
  expect(check?.summary).toContain('app.cdx.json');
  expect(check?.summary).toContain('not verified');
  expect(story.stage.github.journal.invalid()).toEqual([]);
});

test('what is missing is named, as advice', async () => {
  const repository = story.addRepository('harbour/bare', { files });
  runOnMain(repository);
  repository.publishRelease('v1.0.0', { body: '<!-- what changed? -->\n', assets: ['app.tar.gz'] });
  await story.settle();

  expect(shownOn(repository, repository.tip())).toEqual([
    'neutral: v1.0.0: no notes, no SBOM, no provenance; advice only',
  ]);
});

test('an enforced release check is red where something is missing', async () => {
  const policy = 'checks: { release: { mode: enforce } }\n';
  const repository = story.addRepository('harbour/strict', {
    files: { ...files, '.github/rung.yml': policy },
  });
  runOnMain(repository);
  repository.publishRelease('v1.0.0', { ...complete, assets: ['app.sig'] });
  await story.settle();

  expect(shownOn(repository, repository.tip())).toEqual(['failure: v1.0.0: no SBOM']);
});

test('the commit is the one behind the annotated tag, whatever the release says of its target', async () => {
  const repository = story.addRepository('harbour/annotated', { files });
  runOnMain(repository);
  const headSha = repository.tip();
  repository.annotateTag('v1.0.0', headSha);
  repository.push('main', { 'src/index.ts': 'later();\n' }, { by: 'mia' });
  repository.publishRelease('v1.0.0', { ...complete, target: 'main' });
  await story.settle();

  expect(shownOn(repository, headSha)).toEqual(['success: v1.0.0: CI green, 75.00% covered']);
  expect(shownOn(repository, repository.tip())).toEqual([]);
});

test('a run that the tag started is waited for', async () => {
  const repository = story.addRepository('harbour/patient', { files });
  const headSha = repository.tip();
  runOnMain(repository);
  repository.tag('v1.0.0');
  const workflow = '.github/workflows/publish.yml';
  const run = repository.startWorkflowRun({ tag: 'v1.0.0', event: 'push', workflow }).begin();
  const release = repository.publishRelease('v1.0.0', { body: 'What changed.' });
  await until('the release check to open', () => checksOn(repository, headSha)[0]);
  expect(shownOn(repository, headSha)).toEqual(['in_progress: Waiting for 1 workflow run to finish']);

  release.upload('app.spdx.json').upload('app.intoto.jsonl');
  run.complete({ conclusion: 'success' });
  await story.settle();
  expect(shownOn(repository, headSha)).toEqual(['success: v1.0.0: CI green, 75.00% covered']);
});

test('a status that is still to come is waited for, and turns the release red', async () => {
  const repository = story.addRepository('harbour/foreign', { files });
  const sha = repository.tip();
  runOnMain(repository);
  repository.checks.setStatus({ sha, context: 'licences', state: 'pending' });
  repository.publishRelease('v1.0.0', complete);
  await until('the release check to open', () => checksOn(repository, sha)[0]);
  repository.checks.setStatus({ sha, context: 'licences', state: 'failure' });
  await story.settle();

  expect(shownOn(repository, sha)).toEqual(['neutral: v1.0.0: CI red; advice only']);
});

test('two releases on one commit share one check run, which shows the worse one', async () => {
  const repository = story.addRepository('harbour/twins', { files });
  const headSha = repository.tip();
  const run = repository.startWorkflowRun().begin();
  repository.publishRelease('community-v1.0.0', complete);
  repository.publishRelease('enterprise-v1.0.0', { body: 'What changed.' });
  await until('the release check to open', () => checksOn(repository, headSha)[0]);
  run.complete({ conclusion: 'success', artifacts: [coverage] });
  await story.settle();

  expect(shownOn(repository, headSha)).toEqual([
    'neutral: enterprise-v1.0.0 and 1 more: no SBOM, no provenance; advice only',
  ]);
  expect(checksOn(repository, headSha)[0]?.summary).toContain('`community-v1.0.0`: SBOM? | yes');
});

test('twenty releases on one commit do not grow the work: one check run, few requests for each event', async () => {
  const repository = story.addRepository('harbour/packages', { files });
  const headSha = repository.tip();
  const run = repository.startWorkflowRun().begin();
  for (let i = 10; i < 30; i++) repository.publishRelease(`package-${i}@1.0.0`, complete);
  await story.settle();
  run.complete({ conclusion: 'success', artifacts: [coverage] });
  await story.settle();
  expect(shownOn(repository, headSha)).toEqual([
    'success: package-29@\u200b1.0.0 and 9 more: CI green, 75.00% covered',
  ]);

  const { entries } = story.stage.github.journal;
  const before = entries.length;
  repository.startWorkflowRun().complete({ conclusion: 'success', artifacts: [coverage] });
  await story.settle();
  expect(entries.length - before).toBeLessThan(150);
});

test('a release that comes to a judged commit later makes a new check run with both', async () => {
  const repository = story.addRepository('harbour/later', { files });
  const headSha = repository.tip();
  runOnMain(repository);
  repository.publishRelease('v1.0.0-rc.1', { ...complete, prerelease: true });
  await story.settle();
  repository.publishRelease('v1.0.0', complete);
  await story.settle();

  expect(shownOn(repository, headSha)).toEqual([
    'success: v1.0.0-rc.1 (pre-release): CI green, 75.00% covered',
    'success: v1.0.0 and 1 more: CI green, 75.00% covered',
  ]);
});

test('a release whose tag was moved without a word no longer counts on its old commit', async () => {
  const repository = story.addRepository('harbour/wandering', { files });
  const headSha = repository.tip();
  runOnMain(repository);
  repository.publishRelease('v1.0.0', complete);
  repository.publishRelease('v1.0.0-extra');
  await story.settle();
  expect(shownOn(repository, headSha).at(-1)).toMatch(/^neutral: v1\.0\.0-extra and 1 more: /);
  repository.tag('v1.0.0-extra', repository.push('main', { 'docs/later.md': 'x' }, { by: 'mia' }));
  repository.checks.rerequest(checksOn(repository, headSha).at(-1)?.id ?? 0, 'ada');
  await story.settle();

  expect(shownOn(repository, headSha).at(-1)).toBe('success: v1.0.0: CI green, 75.00% covered');
});

test('a draft is left alone until it is published; the same message again writes nothing', async () => {
  const repository = story.addRepository('harbour/draft', { files });
  const headSha = repository.tip();
  runOnMain(repository);
  const release = repository.publishRelease('v1.0.0', { ...complete, draft: true });
  await story.settle();
  expect(shownOn(repository, headSha)).toEqual([]);

  release.publish();
  await story.settle();
  const shown = ['success: v1.0.0: CI green, 75.00% covered'];
  expect(shownOn(repository, headSha)).toEqual(shown);

  const before = writesIn('harbour/draft').length;
  expect(before).toBeGreaterThan(0);
  const lists = () =>
    story.stage.github.journal.entries.filter(entry => entry.path.startsWith('/repos/harbour/draft/releases'))
      .length;
  const listed = lists();
  release.announceAgain();
  await story.settle();
  expect(writesIn('harbour/draft')).toHaveLength(before);
  // The release itself is read again; what came with it is not.
  expect(lists()).toBe(listed + 1);
  expect(shownOn(repository, headSha)).toEqual(shown);
});

test('coverage that is not known is told and never red', async () => {
  const policy = 'checks: { release: { mode: enforce } }\n';
  const repository = story.addRepository('harbour/uncovered', {
    files: { ...files, '.github/rung.yml': policy },
  });
  runOnMain(repository, []);
  repository.publishRelease('v1.0.0', complete);
  await story.settle();

  expect(shownOn(repository, repository.tip())).toEqual([
    'neutral: v1.0.0: CI green, coverage not known; not blocking',
  ]);
});

test('changes without a work item are counted and named', async () => {
  const repository = story.addRepository('harbour/trace', { files });
  runOnMain(repository);
  repository.publishRelease('v1.0.0', complete);
  change(repository, 'first', 'Closes #7');
  change(repository, 'second', '<!-- Closes #7 -->');
  const headSha = repository.push('main', { 'docs/direct.md': 'x' }, { by: 'mia', message: 'Direct' });
  runOnMain(repository);
  repository.publishRelease('v1.1.0', complete);
  await story.settle();

  expect(shownOn(repository, headSha)).toEqual(['neutral: v1.1.0: 2 of 3 without a work item; advice only']);
  const [check] = checksOn(repository, headSha);
  expect(check?.summary).toContain('/pull/2)');
  expect(check?.summary).toContain(`/commit/${headSha})`);
});

test('where work items live elsewhere, the key of the policy counts', async () => {
  const policy = 'work-items: { in: outside, key: "[A-Z]+-\\d+" }\n';
  const repository = story.addRepository('harbour/outside', {
    files: { ...files, '.github/rung.yml': policy },
  });
  runOnMain(repository);
  repository.publishRelease('v1.0.0', complete);
  change(repository, 'first', 'Serves QUOTE-12.');
  const headSha = change(repository, 'second', 'Closes #7');
  repository.publishRelease('v1.1.0', complete);
  await story.settle();

  expect(shownOn(repository, headSha)).toEqual(['neutral: v1.1.0: 1 of 2 without a work item; advice only']);
});

test('RE-3: files that come later are seen by *Re-run*; the moved tag takes the release along', async () => {
  const repository = story.addRepository('harbour/mended', { files });
  const headSha = repository.tip();
  runOnMain(repository);
  const release = repository.publishRelease('v1.0.0', { ...complete, assets: ['app.sig'] });
  await story.settle();
  release.upload('bom.json').edit('More.');
  await story.settle();
  expect(shownOn(repository, headSha)).toEqual(['neutral: v1.0.0: no SBOM; advice only']);

  repository.checks.rerequest(checksOn(repository, headSha)[0]?.id ?? 0, 'ada');
  await story.settle();
  const judged = ['neutral: v1.0.0: no SBOM; advice only', 'success: v1.0.0: CI green, 75.00% covered'];
  expect(shownOn(repository, headSha)).toEqual(judged);

  const moved = repository.push('main', { 'docs/more.md': 'x' }, { by: 'mia' });
  repository.tag('v1.0.0', moved);
  runOnMain(repository);
  release.announceAgain();
  await story.settle();
  expect(shownOn(repository, headSha)).toEqual(judged);
  expect(shownOn(repository, moved)).toEqual(['success: v1.0.0: CI green, 75.00% covered']);
});

test('a nightly run on a released commit opens nothing; its result counts when it has ended', async () => {
  const repository = story.addRepository('harbour/nightly', { files });
  const headSha = repository.tip();
  runOnMain(repository);
  repository.publishRelease('v1.0.0', complete);
  await story.settle();
  const green = 'success: v1.0.0: CI green, 75.00% covered';
  const nightly = repository
    .startWorkflowRun({ event: 'schedule', workflow: '.github/workflows/nightly.yml' })
    .begin();
  await story.settle();
  expect(shownOn(repository, headSha)).toEqual([green]);

  nightly.complete({ conclusion: 'failure' });
  await story.settle();
  expect(shownOn(repository, headSha)).toEqual([green, 'neutral: v1.0.0: CI red; advice only']);
});

test('start: observe writes nothing', async () => {
  const repository = story.addRepository('lighthouse/quiet', { files, policy: 'start: observe\n' });
  runOnMain(repository);
  repository.publishRelease('v1.0.0', complete);
  await story.settle();

  expect(writesIn('lighthouse/quiet')).toEqual([]);
});

test('a release without its tag is left alone', async () => {
  const repository = story.addRepository('harbour/tagless', { files });
  runOnMain(repository);
  story.stage.github.deliveries.hold();
  repository.publishRelease('v1.0.0', complete);
  repository.record.refs.delete('refs/tags/v1.0.0');
  story.stage.github.deliveries.release();
  await story.settle();

  expect(shownOn(repository, repository.tip())).toEqual([]);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
