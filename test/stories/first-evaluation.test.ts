import { afterAll, beforeAll, expect, test } from 'vitest';
import { code, coverageOf, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

test('every check and the comment cost at most 24 reads and 10 writes, and an event that changes nothing 6 requests', async () => {
  const repository = story.addRepository('harbour/shop', {
    policy: 'start: enforce\nlanguage: both\nchecks: { wip-limit: { per-author: 1 } }\n',
  });
  repository.addRuleSet([{ context: 'Rung / Incremental coverage', integrationId: null }]);
  for (const branch of ['a', 'b']) runSmallCi(repository, openSmallPull(repository, branch), 9);
  await story.settle();
  // With nothing remembered of earlier answers.
  await story.restart();
  await story.settle();
  const { journal } = story.stage.github;
  journal.clear();

  repository.push(
    'fix',
    {
      [pathOf('fix')]: code('fix'),
      '.github/rung.yml': 'checks: { incremental-coverage: { target: high } }\n',
    },
    { by: 'mia' },
  );
  const pull = repository.openPullRequest({ head: 'fix', author: 'mia' });
  const run = repository.startWorkflowRun({ pullRequest: pull.number });
  run.complete({ conclusion: 'failure', artifacts: [coverageOf('fix', 6)] });
  await story.settle();

  const [comment] = repository.conversation.comments(pull.number);
  expect(comment?.body).toContain('**3 things to do**');
  expect(comment?.body).toContain('<summary>Advice, not blocking (2)</summary>');
  const { reads, redirects, writes, invalid } = journal.totals();
  expect({ invalid }).toEqual({ invalid: 0 });
  // What GitHub answers with "not modified" counts towards no limit.
  expect(reads + redirects).toBeLessThanOrEqual(24);
  expect(writes).toBeLessThanOrEqual(10);
  const timesOf = (path: string) => journal.entries.filter(one => one.path.startsWith(path)).length;
  // Several topics ask what the branch requires, and which files changed: once for each look at the pull request.
  const looks = journal.entries.filter(one => one.path === `/repos/harbour/shop/pulls/${pull.number}`).length;
  expect(timesOf('/repos/harbour/shop/rules/branches/')).toBeLessThanOrEqual(looks);
  expect(timesOf(`/repos/harbour/shop/pulls/${pull.number}/files`)).toBeLessThanOrEqual(looks);

  journal.clear();
  pull.edit({ title: 'Told again' });
  await story.settle();
  const again = journal.totals();
  expect(again.writes).toBe(0);
  expect(again.total - again.tokens).toBeLessThanOrEqual(6);
});
