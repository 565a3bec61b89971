import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { wipName } from '../support/shown.ts';
import { openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

/** Pull requests by number, each with all that its WIP checks said. */
function wipOf(repository: RepositoryHandle, pulls: readonly PullRequestHandle[]) {
  return pulls.map(pull =>
    repository.checks
      .runs({ app: 'rung', name: wipName, headSha: pull.headSha })
      .map(run => `${run.conclusion}: ${run.title}`),
  );
}

const summaryOf = (repository: RepositoryHandle, pull: PullRequestHandle) =>
  repository.checks.latest({ app: 'rung', name: wipName, headSha: pull.headSha })?.summary ?? '';

test('a fourth pull request gets advice, and one closed takes it back on the others', async () => {
  const repository = story.addRepository('harbour/fourth');
  const waiting = openSmallPull(repository, 'waiting', { author: 'noor' });
  const reviewed = openSmallPull(repository, 'reviewed', { author: 'noor' });
  reviewed.review('mia');
  const pulls: PullRequestHandle[] = [];
  for (const branch of ['one', 'two', 'three']) {
    pulls.push(openSmallPull(repository, branch));
    await story.settle();
  }
  expect(wipOf(repository, pulls)).toEqual([
    ['success: 1 open, limit 3'],
    ['success: 2 open, limit 3'],
    ['success: 3 open, limit 3'],
  ]);

  const fourth = openSmallPull(repository, 'four');
  await story.settle();
  const advice = 'neutral: 4 open, limit 3; advice only; 1 waiting for review elsewhere';
  expect(wipOf(repository, [...pulls, fourth])).toEqual([
    ['success: 1 open, limit 3', advice],
    ['success: 2 open, limit 3', advice],
    ['success: 3 open, limit 3', advice],
    [advice],
  ]);
  expect(summaryOf(repository, fourth)).toContain(`#${waiting.number} (less than a day)`);
  expect(summaryOf(repository, fourth)).not.toContain(`#${reviewed.number}`);
  expect(wipOf(repository, [waiting, reviewed])).toEqual(Array(2).fill(['success: 2 open, limit 3']));

  pulls[0]?.close();
  await story.settle();
  expect(wipOf(repository, [...pulls.slice(1), fourth]).map(list => list.at(-1))).toEqual(
    Array(3).fill('success: 3 open, limit 3'),
  );
  expect(story.stage.github.journal.invalid()).toEqual([]);
});

test('drafts are listed, count where the policy says so, and a person may have a limit of their own', async () => {
  const repository = story.addRepository('harbour/drafting');
  const ready = openSmallPull(repository, 'ready');
  await story.settle();
  const draft = openSmallPull(repository, 'draft', { draft: true });
  await story.settle();
  expect(wipOf(repository, [ready, draft])).toEqual([
    ['success: 1 open, limit 3'],
    ['success: A draft is not counted; 1 open, limit 3'],
  ]);
  expect(summaryOf(repository, draft)).toContain(`Drafts: #${draft.number}.`);

  const policy = 'checks:\n  wip-limit:\n    count-drafts: true\n    authors: [{ login: Mia, limit: 1 }]\n';
  repository.push('main', { '.github/rung.yml': policy }, { by: 'ada' });
  await story.settle();
  const next = openSmallPull(repository, 'next', { author: 'noor' });
  await story.settle();
  expect(wipOf(repository, [ready, draft, next]).map(said => said.at(-1))).toEqual([
    expect.stringContaining('2 open, limit 1'),
    expect.stringContaining('2 open, limit 1'),
    'success: 1 open, limit 3',
  ]);
  expect(summaryOf(repository, draft)).toContain('Counted, with drafts: #');
});

test('drafting one makes room, and readiness takes it', async () => {
  const repository = story.addRepository('harbour/drafts');
  const pulls = ['one', 'two', 'three', 'four'].map(branch => openSmallPull(repository, branch));
  await story.settle();
  pulls[3]?.convertToDraft();
  await story.settle();
  expect(wipOf(repository, pulls).map(list => list.at(-1))).toEqual([
    ...Array(3).fill('success: 3 open, limit 3'),
    'success: A draft is not counted; 3 open, limit 3',
  ]);

  pulls[3]?.markReady();
  await story.settle();
  expect(wipOf(repository, pulls).map(list => list.at(-1))).toEqual(
    Array(4).fill('neutral: 4 open, limit 3; advice only'),
  );
});

test('an app has no limit, and its pull requests wait for a review like any other', async () => {
  const repository = story.addRepository('harbour/updates');
  const pulls = ['a', 'b', 'c', 'd'].map(branch =>
    openSmallPull(repository, branch, { author: 'renovate[bot]' }),
  );
  await story.settle();

  expect(wipOf(repository, pulls)).toEqual(Array(4).fill(['success: Not applicable: opened by an app']));
});

test('an account that the policy calls a machine has none either', async () => {
  const policy = 'start: enforce\nbots: [Noor]\nchecks: { wip-limit: { per-author: 1 } }\n';
  const repository = story.addRepository('machinery/quotes', { policy });
  const pulls = ['a', 'b'].map(branch => openSmallPull(repository, branch, { author: 'noor' }));
  await story.settle();

  expect(wipOf(repository, pulls)).toEqual(Array(2).fill(['success: Not applicable: opened by an app']));
});

test('nothing is written for a count that changes no answer, until something else happens there', async () => {
  const repository = story.addRepository('harbour/quiet');
  const first = openSmallPull(repository, 'first');
  const run = repository.startWorkflowRun({ pullRequest: first.number }).begin();
  await story.settle();
  openSmallPull(repository, 'second');
  await story.settle();
  expect(wipOf(repository, [first])).toEqual([['success: 1 open, limit 3']]);

  story.stage.github.journal.clear();
  first.edit({ title: 'Told again' });
  await story.settle();
  expect(wipOf(repository, [first])).toEqual([['success: 1 open, limit 3', 'success: 2 open, limit 3']]);

  story.stage.github.journal.clear();
  first.edit({ title: 'And again' });
  await story.settle();
  const asked = story.stage.github.journal.entries.filter(({ kind }) => kind !== 'token');
  expect(asked.map(({ kind, method }) => `${kind} ${method}`)).toEqual(['read GET', 'notModified GET']);
  run.complete({ conclusion: 'success' });
  await story.settle();
});

test('a policy may set another limit, or switch the check off; an organization that observes hears nothing', async () => {
  const policy = 'start: enforce\nchecks: { wip-limit: { per-author: 1 } }\nlanguage: zh-CN\n';
  const strict = story.addRepository('strict/shop', { policy });
  const off = story.addRepository('silent/shop', { policy: 'checks: { wip-limit: { mode: off } }\n' });
  const watched = story.addRepository('watched/shop', { policy: 'start: observe\n' });
  const pulls = [strict, off, watched].map(repository =>
    ['one', 'two'].map(branch => openSmallPull(repository, branch)),
  );
  story.stage.github.journal.clear();
  await story.settle();

  expect(wipOf(strict, pulls[0] ?? []).map(list => list.at(-1))).toEqual(
    Array(2).fill('neutral: 打开 2 个，上限 1；仅为建议'),
  );
  expect(wipOf(off, pulls[1] ?? [])).toEqual([[], []]);
  expect(watched.checks.runs({ app: 'rung' })).toEqual([]);
  const writes = story.stage.github.journal.entries.filter(
    ({ kind, path }) => kind === 'write' && path.includes('/watched/'),
  );
  expect(writes).toEqual([]);
});

test('both languages stand in one check run where the policy asks for both', async () => {
  const policy = 'language: both\nchecks: { wip-limit: { per-author: 1 } }\n';
  const repository = story.addRepository('both/shop', { policy });
  const pulls = ['one', 'two'].map(branch => openSmallPull(repository, branch));
  await story.settle();
  const summary = summaryOf(repository, pulls[1] ?? expect.fail());

  expect(summary).toContain('2 open pull requests');
  expect(summary).toContain('<summary>中文</summary>');
  expect(summary).toContain('角色转换');
});

test('the Re-run button makes a new check run of the same answer', async () => {
  const repository = story.addRepository('harbour/again');
  const pull = openSmallPull(repository, 'again');
  runSmallCi(repository, pull, 9);
  await story.settle();
  const [run] = repository.checks.runs({ app: 'rung', name: wipName, headSha: pull.headSha });
  repository.checks.rerequest(run?.id ?? 0, 'mia');
  await story.settle();

  expect(wipOf(repository, [pull])).toEqual([Array(2).fill('success: 1 open, limit 3')]);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});

test('reviews that may not be read leave the list out, and the advice stands', async () => {
  const repository = story.addRepository('harbour/unread');
  story.stage.github.faults.add({
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    times: 100,
    fault: { kind: 'status', status: 404 },
  });
  openSmallPull(repository, 'waiting', { author: 'noor' });
  const pulls = ['one', 'two', 'three', 'four'].map(branch => openSmallPull(repository, branch));
  await story.settle();
  story.stage.github.faults.clear();
  const last = pulls[3] ?? expect.fail();

  expect(wipOf(repository, [last]).flat().at(-1)).toBe('neutral: 4 open, limit 3; advice only');
  expect(summaryOf(repository, last)).toContain('could not be read');
});

test('a waiver is shown at once, though workflows still run', async () => {
  const policy = 'start: enforce\nchecks: { wip-limit: { per-author: 1 } }\n';
  const repository = story.addRepository('waiving/shop', { policy });
  repository.setRole('ada', 'maintain');
  openSmallPull(repository, 'one');
  const pull = openSmallPull(repository, 'two');
  const run = repository.startWorkflowRun({ pullRequest: pull.number }).begin();
  await story.settle();
  repository.conversation.comment(pull.number, '/rung waive wip-limit because a stack of small steps', 'ada');
  await story.settle();
  expect(wipOf(repository, [pull]).flat().at(-1)).toBe('neutral: 2 open, limit 1; waived');

  run.complete({ conclusion: 'success' });
  await story.settle();
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
