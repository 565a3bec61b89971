import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../src/playground/scenario/settle.ts';
import { shownOn } from '../support/shown.ts';
import { coverageOf, judgedAt, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

/** How far the server's clock is ahead of GitHub's. */
let aheadMs = 0;
let story: Story;
beforeAll(async () => {
  const now = () => new Date(Date.now() + aheadMs);
  story = await openStory({ change: { checkDeadlineMs: 60_000, sweepEveryMs: 500, now } });
});
afterAll(() => story.close());

const unfinished = {
  coverage: 'neutral: Not judged: workflows unfinished at the deadline; not blocking',
  ci: 'neutral: Not judged: CI unfinished at the deadline; not blocking',
};
const green = 'success: 1 of 1 workflow green';

function passDeadline(): void {
  aheadMs += 61_000;
}

test('F18: a run that never ends is unknown at the deadline, and a later result makes a new check run', async () => {
  const repository = story.addRepository('harbour/endless');
  const pull = openSmallPull(repository, 'endless');
  const run = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await story.settle();
  passDeadline();
  await until(
    'the deadline',
    () => shownOn(repository, pull.headSha).ci.includes(unfinished.ci) || undefined,
  );
  await story.settle();
  expect(shownOn(repository, pull.headSha)).toEqual({ coverage: [unfinished.coverage], ci: [unfinished.ci] });

  run.complete({ conclusion: 'success', artifacts: [coverageOf('endless', 9)] });
  await story.settle();
  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [unfinished.coverage, judgedAt(9)],
    ci: [unfinished.ci, green],
  });
});

test('F18: a required check that never reports is named at the deadline; coverage does not wait for it', async () => {
  const repository = story.addRepository('harbour/absent');
  repository.addRuleSet([{ context: 'signed-off', integrationId: null }]);
  const pull = openSmallPull(repository, 'absent');
  runSmallCi(repository, pull, 9);
  await story.settle();
  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [judgedAt(9)],
    ci: [expect.stringMatching(/^in_progress: /)],
  });

  passDeadline();
  await until(
    'the deadline',
    () => shownOn(repository, pull.headSha).ci.some(line => line.startsWith('neutral')) || undefined,
  );
  await story.settle();
  const absent = 'neutral: Not judged: 1 required check did not report; not blocking';
  expect(shownOn(repository, pull.headSha).ci).toEqual([absent]);

  repository.checks.setStatus({ sha: pull.headSha, context: 'signed-off', state: 'success' });
  await story.settle();
  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [judgedAt(9)],
    ci: [absent, 'success: 1 of 1 required green'],
  });
});

test('checks left open by a push that was superseded are closed by the sweeper', async () => {
  const repository = story.addRepository('harbour/superseded');
  const pull = openSmallPull(repository, 'superseded');
  const oldSha = pull.headSha;
  repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await story.settle();
  repository.push('superseded', { [pathOf('superseded')]: 'export {};\n' }, { by: 'mia' });
  await story.settle();
  expect(shownOn(repository, oldSha).ci).toEqual(['in_progress: Waiting for 1 workflow run to finish']);

  const closed = 'neutral: Not judged: no open pull request has this commit any more';
  passDeadline();
  passDeadline();
  await until('the sweep', () => shownOn(repository, oldSha).ci.includes(closed) || undefined);
  await story.settle();

  expect(shownOn(repository, oldSha)).toEqual({ coverage: [closed], ci: [closed] });
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
