import { afterEach, expect, test } from 'vitest';
import { recordedChanges } from '../../src/playground/scenario/example.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
afterEach(() => story.close());

test('untested lines turn the pull request red, the missing tests turn it green', async () => {
  story = await openStory();
  const pull = story.openPullRequest('throttle', 'main-1', 'throttle');
  story.runCi(pull, 'throttle');
  await story.settle();

  const [red, ...more] = story.checks('Rung / Incremental coverage', pull.headSha);
  expect(more).toEqual([]);
  expect(red).toMatchObject({ status: 'completed', conclusion: 'failure' });
  expect(red?.title).toBe('65.30% of 49 changed lines run by tests; asked 80%');
  expect(red?.annotations.length).toBeGreaterThan(3);
  expect(story.checks('Rung / CI status', pull.headSha)).toMatchObject([
    { status: 'completed', conclusion: 'success', title: '1 of 1 workflow green' },
  ]);

  const redSha = pull.headSha;
  story.repository.push('throttle', recordedChanges('throttle', 'throttle-fixed'), { by: 'mia' });
  expect(pull.headSha).not.toBe(redSha);
  story.runCi(pull, 'throttle-fixed');
  await story.settle();

  expect(story.checks('Rung / Incremental coverage', pull.headSha)).toMatchObject([
    {
      status: 'completed',
      conclusion: 'success',
      title: '85.71% of 49 changed lines run by tests; asked 80%',
    },
  ]);
  expect(story.checks('Rung / Incremental coverage', redSha)).toHaveLength(1);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
