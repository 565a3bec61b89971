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
