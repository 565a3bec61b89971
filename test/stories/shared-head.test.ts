import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import { code, coverageOf, judgedAt, openSmallPull, pathOf } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/** One branch with pull requests into `main` and into `stable`; only the policy of `strict` asks for 100%. */
async function openTwo(strict: 'main' | 'stable') {
  const repository = story.addRepository(`harbour/strict-${strict}`);
  repository.push('stable', { 'NOTES.md': '# Notes\n' });
  const policy = 'checks: { incremental-coverage: { target: 100 } }\n';
  repository.push(strict, { '.github/rung.yml': policy });
  repository.push('shared', { [pathOf('shared')]: code('shared') }, { by: 'mia' });
  const pulls = ['main', 'stable'].map(base =>
    repository.openPullRequest({ head: 'shared', base, author: 'mia' }),
  );
  repository
    .startWorkflowRun({ branch: 'shared', event: 'push' })
    .complete({ conclusion: 'success', artifacts: [coverageOf('shared', 9)] });
  await story.settle();

  return { repository, pulls };
}

describe('CR-15: one commit is the head of two pull requests with different bases', () => {
  test.each(['main', 'stable'] as const)(
    'one check run shows the worse verdict, that of %s, and names the other pull request',
    async strict => {
      const { repository, pulls } = await openTwo(strict);
      const [first, second] = pulls;
      const other = strict === 'main' ? second : first;
      const headSha = first?.headSha ?? '';

      expect(shownOn(repository, headSha)).toEqual({
        coverage: ['failure: 90.00% of 10 changed lines run by tests; asked 100%'],
        ci: ['success: 1 of 1 workflow green'],
      });
      expect(theCoverageCheck(repository, headSha).summary).toContain(`#${other?.number}`);

      for (const pull of pulls) pull.edit({ title: 'Told again' });
      await story.settle();
      expect(shownOn(repository, headSha).coverage).toHaveLength(1);
      expect(shownOn(repository, headSha).ci).toHaveLength(1);
    },
  );

  test('when the stricter one is closed the other one decides', async () => {
    const repository = story.addRepository('harbour/closes');
    repository.push('stable', { '.github/rung.yml': 'checks: { incremental-coverage: { target: 100 } }\n' });
    const pull = openSmallPull(repository, 'shared');
    const strict = repository.openPullRequest({ head: 'shared', base: 'stable', author: 'mia' });
    repository
      .startWorkflowRun({ branch: 'shared', event: 'push' })
      .complete({ conclusion: 'success', artifacts: [coverageOf('shared', 9)] });
    await story.settle();
    strict.close();
    await story.settle();

    expect(shownOn(repository, pull.headSha).coverage.at(-1)).toBe(judgedAt(9));
    expect(story.stage.github.journal.invalid()).toEqual([]);
  });
});
