import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { recordedChanges, runOnPullRequest, runOnPush } from '../../src/playground/scenario/example.ts';
import { ciName, shownOn, theCiCheck } from '../support/shown.ts';
import { openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

test('a red main is told and not judged: the pull request that mends it is green', async () => {
  const repository = story.addQuotes();
  await story.settle();
  repository.push('main', recordedChanges('main-1', 'main-2'));
  repository.push('main', recordedChanges('main-2', 'main-red'));
  runOnPush(repository, 'main', 'main-red');
  repository.push('mend', recordedChanges('main-red', 'main-mended'), { by: 'mia' });
  const pull = repository.openPullRequest({ head: 'mend', author: 'mia' });
  runOnPullRequest(repository, pull.number, 'main-mended');
  await story.settle();

  const { title, summary, conclusion } = theCiCheck(repository, pull.headSha);
  expect(conclusion).toBe('success');
  expect(title).toMatch(/^1 of 1 workflow green; main red since .+, not held against it$/);
  expect(summary).toContain('`main` is red since');
});

interface Case {
  readonly title: string;
  /** Before the pull request is opened. */
  arrange?(repository: RepositoryHandle): void;
  /** What others say of its head commit. */
  report?(repository: RepositoryHandle, headSha: string): void;
  readonly run?: 'failure' | 'skipped';
  readonly expected: string;
}

const cases: readonly Case[] = [
  {
    title: 'a failed workflow is red where nothing is required',
    run: 'failure',
    expected: 'failure: 1 of 1 workflow not green',
  },
  {
    title: 'a skipped workflow is not a failed one',
    run: 'skipped',
    expected: 'success: 0 of 1 workflow green, 1 skipped',
  },
  {
    title: "another App's failed check is red where nothing is required",
    report: ({ checks }, sha) => checks.create('scanner', 'scan', sha, { conclusion: 'failure' }),
    expected: 'failure: 1 of 2 checks not green',
  },
  {
    title: 'a failed commit status is red where nothing is required',
    report: ({ checks }, sha) => checks.setStatus({ sha, context: 'legacy', state: 'error' }),
    expected: 'failure: 1 of 2 checks not green',
  },
  {
    title: 'a check required by a rule set decides, and a red one that is not required is only told',
    arrange: repository => repository.addRuleSet([{ context: 'scan', integrationId: null }]),
    report: ({ checks }, sha) => {
      checks.create('scanner', 'scan', sha, { conclusion: 'success' });
      checks.create('scanner', 'lint', sha, { conclusion: 'failure' });
    },
    expected: 'success: 1 of 1 required green; lint red, not required',
  },
  {
    title: 'a required check of one App is not fulfilled by another one of that name',
    arrange: repository => {
      const { suite } = repository.checks.create('scanner', 'scan', repository.tip());
      repository.addRuleSet([{ context: 'scan', integrationId: suite.app.id }]);
    },
    report: ({ checks }, sha) => checks.create('impostor', 'scan', sha, { conclusion: 'success' }),
    expected: 'in_progress: Waiting for the workflows of this commit',
  },
  {
    title: 'a required check of any App may come as a commit status',
    arrange: repository => repository.addRuleSet([{ context: 'legacy', integrationId: null }]),
    report: ({ checks }, sha) => checks.setStatus({ sha, context: 'legacy', state: 'success' }),
    expected: 'success: 1 of 1 required green',
  },
  {
    title: 'classic branch protection requires as a rule set does',
    arrange: repository => repository.protectBranch('main', [{ context: 'scan', integrationId: null }]),
    report: ({ checks }, sha) => checks.create('scanner', 'scan', sha, { conclusion: 'failure' }),
    expected: 'failure: 1 of 1 required not green',
  },
  {
    title: 'a required job that was skipped is not failed',
    arrange: repository => repository.addRuleSet([{ context: 'scan', integrationId: null }]),
    report: ({ checks }, sha) => checks.create('scanner', 'scan', sha, { conclusion: 'skipped' }),
    expected: 'success: 0 of 1 required green, 1 skipped',
  },
  {
    title: "Rung's own checks are required without being waited for",
    arrange: repository => repository.addRuleSet([{ context: ciName, integrationId: null }]),
    expected: 'success: 1 of 1 workflow green',
  },
];

describe('judged together', () => {
  const pulls = new Map<string, { repository: RepositoryHandle; pull: PullRequestHandle }>();

  beforeAll(async () => {
    for (const [i, { title, arrange, report, run }] of cases.entries()) {
      const repository = story.addRepository(`harbour/case-${i}`);
      arrange?.(repository);
      const pull = openSmallPull(repository, 'small');
      runSmallCi(repository, pull, 9, run === undefined ? {} : { conclusion: run });
      report?.(repository, pull.headSha);
      pulls.set(title, { repository, pull });
    }
    await story.settle();
  });

  test.each(cases)('$title', ({ title, expected }) => {
    const { repository, pull } = pulls.get(title) ?? expect.fail();

    expect(shownOn(repository, pull.headSha).ci).toEqual([expected]);
  });
});

test('CR-10: a check of the same name by another App is neither adopted nor changed', async () => {
  const repository = story.addRepository('harbour/impostor');
  const pull = openSmallPull(repository, 'small');
  const foreign = repository.checks.create('impostor', ciName, pull.headSha, { status: 'in_progress' });
  runSmallCi(repository, pull, 9, { conclusion: 'failure' });
  repository.checks.update(foreign, { conclusion: 'success' });
  await story.settle();

  expect(shownOn(repository, pull.headSha).ci).toEqual(['failure: 1 of 2 checks not green']);
  expect(foreign).toMatchObject({ conclusion: 'success', title: null, externalId: '' });
});

test('a result that turns red after all was green makes a new check run', async () => {
  const repository = story.addRepository('harbour/turning');
  const pull = openSmallPull(repository, 'small');
  runSmallCi(repository, pull, 9);
  await story.settle();
  repository.checks.create('scanner', 'scan', pull.headSha, { conclusion: 'failure' });
  await story.settle();

  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [expect.stringMatching(/^success/)],
    ci: ['success: 1 of 1 workflow green', 'failure: 1 of 2 checks not green'],
  });
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
