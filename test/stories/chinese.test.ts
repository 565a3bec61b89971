import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordedChanges, runOnPullRequest } from '../../src/playground/scenario/example.ts';
import { theCoverageCheck } from '../support/shown.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory({ change: { language: 'zh-CN' } });
});
afterAll(() => story.close());

test('a server set to Chinese says title, summary and annotations in Chinese', async () => {
  const repository = story.addQuotes();
  repository.push('throttle', recordedChanges('main-1', 'throttle'), { by: 'mia' });
  const pull = repository.openPullRequest({ head: 'throttle', author: 'mia' });
  runOnPullRequest(repository, pull.number, 'throttle');
  await story.settle();

  const check = theCoverageCheck(repository, pull.headSha);
  expect(check.title).toMatch(/65\.30%.*改动/);
  expect(check.summary).toContain('测试');
  expect(check.annotations[0]?.message).toContain('测试');
});
