import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { recordedChanges, runOnPullRequest } from '../../src/playground/scenario/example.ts';
import { shownOn, theCoverageCheck } from '../support/shown.ts';
import { code, coverageOf, judgedAt, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const oneGreen = ['success: 1 of 1 workflow green'];

function nothingIn(fork: RepositoryHandle): void {
  expect(fork.checks.runs()).toEqual([]);
  expect(fork.conversation.comments()).toEqual([]);
  expect(fork.record.statuses).toEqual([]);
}

test('a pull request from a fork turns red, then green, with nothing set up or written in the fork', async () => {
  const repository = story.addQuotes();
  const fork = repository.fork('wanderer');
  fork.push('replay', recordedChanges('main-1', 'fork-replay'), { by: 'wanderer' });
  const pull = repository.openPullRequest({ head: 'wanderer:replay' });
  runOnPullRequest(repository, pull.number, 'fork-replay');
  await story.settle();

  const redSha = pull.headSha;
  const red = {
    coverage: ['failure: 27.27% of 11 changed lines run by tests; asked 80%'],
    ci: oneGreen,
  };
  expect(shownOn(repository, redSha)).toEqual(red);
  const check = theCoverageCheck(repository, redSha);
  expect(check.summary).toContain('*reported by this pull request*');
  expect(check.annotations.length).toBeGreaterThan(0);

  fork.push('replay', recordedChanges('fork-replay', 'fork-replay-fixed'), { by: 'wanderer' });
  runOnPullRequest(repository, pull.number, 'fork-replay-fixed');
  await story.settle();

  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: ['success: 100.00% of 11 changed lines run by tests; asked 80%'],
    ci: oneGreen,
  });
  expect(shownOn(repository, redSha)).toEqual(red);
  nothingIn(fork);
});

test('FK-4: a pull request whose fork was deleted is judged all the same', async () => {
  const repository = story.addRepository('harbour/orphan');
  const fork = repository.fork('leaver');
  fork.push('gone', { 'src/gone.ts': code('gone') }, { by: 'leaver' });
  const pull = repository.openPullRequest({ head: 'leaver:gone' });
  const run = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await story.settle();
  fork.delete();
  run.complete({ conclusion: 'success', artifacts: [coverageOf('gone', 9)] });
  await story.settle();

  expect(pull.record.head).toBeNull();
  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [judgedAt(9)],
    ci: oneGreen,
  });
});

test('FK-4: a fork that was deleted before its first event is read still gets its answer', async () => {
  const repository = story.addRepository('harbour/orphaned');
  const fork = repository.fork('ghost');
  fork.push('early', { 'src/early.ts': code('early') }, { by: 'ghost' });
  story.stage.github.deliveries.hold();
  const pull = repository.openPullRequest({ head: 'ghost:early' });
  runSmallCi(repository, pull, 5);
  fork.delete();
  story.stage.github.deliveries.release();
  await story.settle();

  expect(shownOn(repository, pull.headSha)).toEqual({
    coverage: [judgedAt(5)],
    ci: oneGreen,
  });
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
