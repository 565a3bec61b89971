import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

const policyPath = '.github/rung.yml';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

test('an organization that observes: not one write to GitHub, whatever happens', async () => {
  const repository = story.addRepository('watcher/shop', { policy: 'start: observe\n' });
  for (const branch of ['a', 'b', 'c', 'd']) {
    const pull = openSmallPull(repository, branch);
    runSmallCi(repository, pull, 2, { conclusion: 'failure' });
  }
  repository.push('sly', { [policyPath]: 'strat: enforce\n' }, { by: 'mia' });
  repository.openPullRequest({ head: 'sly', author: 'mia' });
  await story.settle();
  repository.push('main', { [policyPath]: 'checks: { wip-limit: { per-author: 1 } }\n' });
  await story.settle();

  const { writes, invalid, reads } = story.stage.github.journal.totals();
  expect({ writes, invalid }).toEqual({ writes: 0, invalid: 0 });
  expect(reads).toBeGreaterThan(10);
});
