import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { openStory, type Story } from '../support/story.ts';

/** How far the server's clock is ahead of GitHub's. */
let aheadMs = 0;
let story: Story;
beforeAll(async () => {
  const now = () => new Date(Date.now() + aheadMs);
  story = await openStory({ change: { checkDeadlineMs: 60_000, sweepEveryMs: 500, now } });
});
afterAll(() => story.close());

const complete = { body: 'What changed.', assets: ['bom.xml', 'app.sig'] };

function shownOn(repository: RepositoryHandle): readonly string[] {
  return repository.checks
    .runs({ app: 'rung', name: 'Rung / Release', headSha: repository.tip() })
    .map(run => `${run.conclusion ?? run.status}: ${run.title}`);
}

/** A release whose commit has a run that does not end. */
async function waitingRelease(name: string) {
  const repository = story.addRepository(`harbour/${name}`);
  const run = repository.startWorkflowRun().begin();
  const release = repository.publishRelease('v1.0.0', complete);
  await story.settle();
  expect(shownOn(repository)).toEqual(['in_progress: Waiting for 1 workflow run to finish']);

  return { repository, run, release };
}

test('a run that never ends is not known at the deadline; its end makes a new check run', async () => {
  const { repository, run } = await waitingRelease('endless');
  aheadMs += 61_000;
  const unknown = 'neutral: v1.0.0: CI not known, coverage not known; not blocking';
  await until('the deadline', () => shownOn(repository).includes(unknown) || undefined);
  await story.settle();
  expect(shownOn(repository)).toEqual([unknown]);

  run.complete({ conclusion: 'failure' });
  await story.settle();
  expect(shownOn(repository)).toEqual([unknown, 'neutral: v1.0.0: CI red; advice only']);
});

test('the open check of a release that was deleted is closed by the sweeper', async () => {
  const { repository, release } = await waitingRelease('deleted');
  release.delete();
  aheadMs += 122_000;
  const closed = 'neutral: Not judged: no release on this commit is checked any more';
  await until('the sweep', () => shownOn(repository).includes(closed) || undefined);
  await story.settle();

  expect(shownOn(repository)).toEqual([closed]);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
