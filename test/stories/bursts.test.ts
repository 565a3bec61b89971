import { afterEach, expect, test } from 'vitest';
import { shownOn } from '../support/shown.ts';
import { judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
afterEach(() => story.close());

test('two pull requests with twenty events at once each are judged once each', async () => {
  story = await openStory({ change: { debounceMs: 1_000 } });
  const { deliveries, journal } = story.stage.github;
  const repository = story.addRepository('harbour/busy');
  await story.settle();
  journal.clear();
  deliveries.hold();
  const pulls = ['mia', 'noor'].map(author => {
    const pull = openSmallPull(repository, author, { author });
    for (let i = 0; i < 17; i++) pull.edit({ title: `Draft ${i}` });
    runSmallCi(repository, pull, 7);

    return pull;
  });
  const told = deliveries.held.filter(one => ['pull_request', 'workflow_run'].includes(one.event));
  expect(told.length).toBeGreaterThanOrEqual(2 * 20);
  deliveries.release();
  await story.settle();

  for (const pull of pulls)
    expect(shownOn(repository, pull.headSha)).toEqual({
      coverage: [judgedAt(7)],
      ci: ['success: 1 of 1 workflow green'],
    });
  const count = (operation: string) => journal.entries.filter(one => one.operation === operation).length;
  // Once each where the deliveries come within the debounce, which a slow machine may not manage.
  expect(count('GET /repos/{owner}/{repo}/pulls/{pull_number}')).toBeLessThanOrEqual(told.length / 4);
  // Once for all topics; once more for the coverage where CI had not ended at the first look.
  const files = count('GET /repos/{owner}/{repo}/pulls/{pull_number}/files');
  expect([2, 3, 4]).toContain(files);
  // Three checks and the advice on what is left to do, and, the coverage being short, one comment.
  expect(journal.totals().writes).toBe(2 * (4 + 1));
  expect(journal.invalid()).toEqual([]);
});
