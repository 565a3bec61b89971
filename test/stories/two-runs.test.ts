import { afterAll, beforeAll, expect, test } from 'vitest';
import { completeAsRecorded, recordedChanges } from '../../src/playground/scenario/example.ts';
import type { RecordedName } from '../../src/playground/scenario/recorded.ts';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import { openStory, type Story } from '../support/story.ts';

/** One head with two runs: `push` reports are numbered in the head, `pull_request` reports in the test merge. */
const cases = [
  ['push', { push: 'limits' }],
  ['merge', { pull_request: 'limits-merge' }],
  ['both', { push: 'limits', pull_request: 'limits-merge' }],
] as const satisfies readonly [string, { push?: RecordedName; pull_request?: RecordedName }][];

let story: Story;
const results = new Map<string, unknown>();

beforeAll(async () => {
  story = await openStory();
  const pulls = cases.map(([title, reports]) => {
    const repository = story.addQuotes(`harbour/${title}`);
    repository.push('limits', recordedChanges('main-1', 'limits'), { by: 'noor' });
    repository.push('main', recordedChanges('main-1', 'main-2'));
    const pull = repository.openPullRequest({ head: 'limits', author: 'noor' });
    for (const [event, name] of Object.entries(reports))
      completeAsRecorded(
        repository.startWorkflowRun(
          event === 'push' ? { branch: 'limits', event } : { pullRequest: pull.number },
        ),
        name,
      );

    return { title, repository, pull };
  });
  await story.settle();
  for (const { title, repository, pull } of pulls)
    results.set(title, {
      shown: shownOn(repository, pull.headSha).coverage,
      lines: theCoverageCheck(repository, pull.headSha).annotations.map(one => one.start_line),
    });
});
afterAll(() => story.close());

test('F19: a push run and a pull_request run of one head give the figure and the lines that either gives alone', () => {
  expect(results.get('push')).toEqual({
    shown: ['success: 85.71% of 7 changed lines run by tests; asked 80%'],
    lines: [28],
  });
  expect(results.get('merge')).toEqual(results.get('push'));
  expect(results.get('both')).toEqual(results.get('push'));
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
