import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordedChanges, runOnPullRequest } from '../../src/playground/scenario/example.ts';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

test('untested lines turn the pull request red, the missing tests turn it green', async () => {
  const repository = story.addQuotes();
  repository.push('throttle', recordedChanges('main-1', 'throttle'), { by: 'mia' });
  const pull = repository.openPullRequest({ head: 'throttle', author: 'mia' });
  runOnPullRequest(repository, pull.number, 'throttle');
  await story.settle();

  const redSha = pull.headSha;
  const red = {
    coverage: ['failure: 65.30% of 49 changed lines run by tests; asked 80%'],
    ci: ['success: 1 of 1 workflow green'],
  };
  expect(shownOn(repository, redSha)).toEqual(red);
  expect(theCoverageCheck(repository, redSha).annotations.length).toBeGreaterThan(3);

  repository.push('throttle', recordedChanges('throttle', 'throttle-fixed'), { by: 'mia' });
  expect(pull.headSha).not.toBe(redSha);
  runOnPullRequest(repository, pull.number, 'throttle-fixed');
  await story.settle();

  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: ['success: 85.71% of 49 changed lines run by tests; asked 80%'],
    ci: ['success: 1 of 1 workflow green'],
  });
  expect(shownOn(repository, redSha)).toEqual(red);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
