import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningApp } from '../../src/app.ts';
import type { Missed } from '../../src/model/reconcile.ts';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { shownOn, wipName } from '../support/shown.ts';
import { code, judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';
import { storyClock } from '../support/story-clock.ts';

const clock = storyClock();
let story: Story;
beforeAll(async () => {
  story = await openStory({ clock: clock.now });
});
afterAll(() => story.close());

const server = () => story.stage.server as RunningApp;

/** Asks for one look at the repository's present state, and tells what it read. */
async function look(repository: RepositoryHandle, ...missed: readonly Missed[]): Promise<readonly string[]> {
  const { id, fullName } = repository;
  const [owner = '', name = ''] = fullName.split('/');
  const installationId = story.stage.github.world.installation(owner).record.id;
  const since = new Date(clock.now().getTime() - 3_600_000);
  const { entries } = story.stage.github.journal;
  const before = entries.length;
  await server().queue.requestReconcile({
    repository: { installationId, id, owner, name },
    ...{ since, missed },
  });
  await story.settle();

  return entries
    .slice(before)
    .filter(({ kind }) => kind !== 'token')
    .map(({ operation }) => operation ?? '');
}

/** What happens in there is told to nobody. */
async function unheard<T>(happens: () => T): Promise<T> {
  const { deliveries } = story.stage.github;
  await deliveries.idle();
  deliveries.hold();
  const result = happens();
  deliveries.release(() => []);
  await deliveries.idle();

  return result;
}

let repository: RepositoryHandle;
let pull: PullRequestHandle;
let count = 0;
beforeEach(async () => {
  count += 1;
  repository = story.addRepository(`harbour/lost-${count}`);
  repository.setRole('ada', 'maintain');
  pull = openSmallPull(repository, 'first', { author: 'mia' });
  runSmallCi(repository, pull, 7);
  await story.settle();
  clock.pass(60);
});

const coverageOn = ({ headSha }: PullRequestHandle) => shownOn(repository, headSha).coverage;
const list = 'GET /repos/{owner}/{repo}/pulls';

describe('a look at a repository', () => {
  it('RL-7: costs one request, two with releases, where nothing changed', async () => {
    expect(await look(repository, 'pull-requests')).toEqual([list]);
    expect(await look(repository, 'pull-requests', 'releases')).toEqual([
      list,
      'GET /repos/{owner}/{repo}/releases',
    ]);
  });

  it('CR-2: gives an open pull request that nobody told of its checks', async () => {
    const unseen = await unheard(() => {
      const opened = openSmallPull(repository, 'unseen', { author: 'noor' });
      runSmallCi(repository, opened, 9);

      return opened;
    });
    await look(repository, 'pull-requests');
    expect(coverageOn(unseen)).toEqual([judgedAt(9)]);
  });

  it('finds a push, and what was closed', async () => {
    const other = openSmallPull(repository, 'other', { author: 'noor' });
    await story.settle();
    await unheard(() => {
      repository.push('first', { 'src/more.ts': code('more') }, { by: 'mia' });
      runSmallCi(repository, pull, 9);
      other.close();
    });
    await look(repository, 'pull-requests');

    expect(coverageOn(pull)).toEqual([judgedAt(9)]);
    const open = await server().store.overviews.openPullRequests(repository.id);
    expect(open.map(({ number, headSha }) => [number, headSha])).toEqual([[pull.number, pull.headSha]]);
  });

  it('counts the work of an author anew whose pull request was closed unseen', async () => {
    const more = ['b', 'c', 'd'].map(name => openSmallPull(repository, name, { author: 'mia' }));
    await story.settle();
    const wip = () => repository.checks.latest({ app: 'rung', name: wipName, headSha: pull.headSha })?.title;
    expect(wip()).toMatch(/^4 open/);
    await unheard(() => more[0]?.close());
    await look(repository, 'pull-requests');

    expect(wip()).toBe('3 open, limit 3');
  });

  it('finds a run that ended, and asks once for each head whose runs did not', async () => {
    await unheard(() => runSmallCi(repository, pull, 9));
    expect(await look(repository, 'pull-requests')).toEqual([list]);
    await look(repository, 'runs');
    expect(coverageOn(pull)).toEqual([judgedAt(7), judgedAt(9)]);

    clock.pass(60);
    expect(await look(repository, 'runs')).toEqual([list, 'GET /repos/{owner}/{repo}/actions/runs']);
  });

  it("finds another App's result", async () => {
    await unheard(() =>
      repository.checks.create('ci-of-others', 'build', pull.headSha, { conclusion: 'failure' }),
    );
    await look(repository, 'checks');
    expect(shownOn(repository, pull.headSha).ci.at(-1)).toMatch(/^failure/);
  });

  it('CR-17: asks again for an answer that is still to come', async () => {
    const waiting = openSmallPull(repository, 'waiting', { author: 'noor' });
    const run = repository.startWorkflowRun({ pullRequest: waiting.number }).begin();
    await story.settle();
    await unheard(() => run.complete({ conclusion: 'success', artifacts: [] }));
    await look(repository, 'pull-requests');
    expect(shownOn(repository, waiting.headSha).ci).toEqual(['success: 1 of 1 workflow green']);
  });

  it('has all judged anew when the policy is another one, and nothing when it is the same', async () => {
    await unheard(() =>
      repository.push('main', {
        '.github/rung.yml': 'checks: { incremental-coverage: { target: 60 } }\n',
      }),
    );
    await look(repository, 'policy');
    expect(coverageOn(pull)).toEqual([judgedAt(7), expect.stringMatching(/^success: .* asked 60%$/)]);

    expect(await look(repository, 'policy')).toEqual([list, 'GET /repos/{owner}/{repo}/contents/{path}']);
  });

  it('withdraws a waiver whose comment is gone', async () => {
    const given = repository.conversation.comment(
      pull.number,
      '/rung waive incremental-coverage because the generator has its own tests',
      'ada',
    );
    await story.settle();
    expect(coverageOn(pull)).toHaveLength(2);
    await unheard(() => repository.conversation.delete(given, 'ada'));
    await look(repository, 'comments');
    expect(coverageOn(pull).at(-1)).toBe(judgedAt(7));
  });

  it('carries out a command once, however often it looks', async () => {
    await unheard(() => repository.conversation.comment(pull.number, '/rung explain ci-status', 'ada'));
    const replies = () =>
      repository.conversation.comments(pull.number).filter(({ body }) => body.includes('rung:reply/')).length;
    await look(repository, 'comments');
    await look(repository, 'comments');
    expect(replies()).toBe(1);
  });

  it('DL-13: finds a release of which no event told', async () => {
    await unheard(() => repository.publishRelease('v1.0.0', { body: 'What changed.' }));
    await look(repository, 'releases');
    expect(repository.checks.runs({ app: 'rung', name: 'Rung / Release' })).toMatchObject([
      { headSha: repository.tip(), status: 'completed' },
    ]);
  });

  it('is made with requests that GitHub understands, by a token that may write nothing', () => {
    const { journal } = story.stage.github;
    expect(journal.invalid()).toEqual([]);
    const lists = journal.entries.filter(({ operation }) => operation === list);
    expect(lists.length).toBeGreaterThan(10);
    expect(lists.filter(({ permissions }) => permissions?.['checks'] === 'read').length).toBeGreaterThan(10);
  });
});
