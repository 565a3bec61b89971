import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Delivery } from '../../src/playground/github/deliveries/delivery.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { shownOn } from '../support/shown.ts';
import { judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

/** What becomes of an installation or a repository between an event and the job that it asked for. */
let story: Story;
let repository: RepositoryHandle;

beforeAll(async () => {
  story = await openStory();
});
afterEach(async () => {
  expect((await story.stage.server.queue.depth()).failed).toBe(0);
  expect(story.stage.github.journal.totals().invalid).toBe(0);
});
afterAll(() => story.close());

const coverage = (headSha: string) => shownOn(repository, headSha).coverage;
const hold = () => story.stage.github.deliveries.hold();
const without = (event: string) => (held: readonly Delivery[]) => held.filter(one => one.event !== event);
const known = async ({ id } = repository) => await story.stage.server.store.repositories.find(id);
const installationOf = (owner: string) => story.stage.github.world.installation(owner);
const installationState = async (id: number) =>
  (await story.stage.server.store.installations.find(id))?.state;

async function settled(order?: (held: readonly Delivery[]) => readonly Delivery[]): Promise<void> {
  story.stage.github.deliveries.release(order);
  await story.settle();
}

/** What was tried to write since then; a refused write counts. */
function writesAfter(count: number): string[] {
  const { entries } = story.stage.github.journal;
  const writes = entries.slice(count).filter(({ kind, method }) => kind === 'write' || method === 'PATCH');
  return writes.map(({ method, path }) => `${method} ${path}`);
}

const now = () => story.stage.github.journal.entries.length;

describe('RS-3: a repository that is renamed', () => {
  test('between event and job is judged once, where it is now', async () => {
    repository = story.addRepository('renamed/quotes');
    await story.settle();
    hold();
    const pull = openSmallPull(repository, 'feature');
    runSmallCi(repository, pull, 9);
    repository.rename('prices');
    await settled(without('repository'));

    expect(coverage(pull.headSha).at(-1)).toBe(judgedAt(9));
    const redirects = story.stage.github.journal.entries.filter(({ status }) => status === 307);
    expect(redirects.length).toBeGreaterThan(0);

    const before = now();
    const { log } = story.stage.github.deliveries;
    story.stage.github.deliveries.redeliver(log.find(one => one.event === 'repository')?.guid ?? '');
    await story.settle();
    expect((await known())?.ref.name).toBe('prices');
    expect(writesAfter(before)).toEqual([]);
  });

  test('and whose name another one takes is judged all the same, and the other one for itself', async () => {
    repository = story.addRepository('renamed/rates');
    const first = openSmallPull(repository, 'early');
    await story.settle();
    hold();
    repository.push('early', { 'src/more.ts': 'export {};\n' }, { by: 'mia' });
    runSmallCi(repository, first, 9);
    repository.rename('fees');
    const other = story.addRepository('renamed/rates');
    const twin = openSmallPull(other, 'twin');
    runSmallCi(other, twin, 3);
    await settled(without('repository'));

    expect(coverage(first.headSha).at(-1)).toBe(judgedAt(9));
    expect(shownOn(other, twin.headSha).coverage.at(-1)).toBe(judgedAt(3));
    expect(other.checks.runs({ app: 'rung' }).every(run => run.headSha === twin.headSha)).toBe(true);
    expect((await known())?.ref.name).toBe('fees');
  });

  test('with its account keeps its checks going', async () => {
    repository = story.addRepository('harbor/quotes');
    const pull = openSmallPull(repository, 'feature');
    await story.settle();
    installationOf('harbor').renameAccount('harbour-works');
    runSmallCi(repository, pull, 8);
    await story.settle();

    expect(coverage(pull.headSha).at(-1)).toBe(judgedAt(8));
    expect((await known())?.ref).toMatchObject({ owner: 'harbour-works', name: 'quotes' });
    const { id } = installationOf('harbour-works');
    expect((await story.stage.server.store.installations.find(id))?.account).toBe('harbour-works');
  });
});

describe('F10: an installation', () => {
  const orders = [
    ['told after', (held: readonly Delivery[]) => held],
    ['told before', (held: readonly Delivery[]) => held.toReversed()],
    ['not told', without('installation')],
  ] as const;

  test.each(orders)('that ends while jobs wait gets nothing more; the event is %s', async (title, order) => {
    const owner = `gone-${title.replace(' ', '-')}`;
    repository = story.addRepository(`${owner}/quotes`);
    await story.settle();
    const { id } = installationOf(owner);
    const before = now();
    hold();
    openSmallPull(repository, 'feature');
    installationOf(owner).uninstall();
    await settled(order);

    expect(repository.checks.runs({ app: 'rung' })).toEqual([]);
    expect(writesAfter(before)).toEqual([]);
    expect(await installationState(id)).toBe('uninstalled');
  });

  test.each(orders.filter(([title]) => title !== 'told before'))(
    'that is suspended rests, and is made good afterwards; the event is %s',
    async (title, order) => {
      const owner = `resting-${title.replace(' ', '-')}`;
      repository = story.addRepository(`${owner}/quotes`);
      await story.settle();
      const { id } = installationOf(owner);
      hold();
      const pull = openSmallPull(repository, 'feature');
      installationOf(owner).suspend();
      const before = now();
      await settled(order);
      expect(repository.checks.runs({ app: 'rung' })).toEqual([]);
      expect(writesAfter(before)).toEqual([]);
      expect(await installationState(id)).toBe('suspended');

      // Of this GitHub tells nothing.
      runSmallCi(repository, pull, 9);
      installationOf(owner).unsuspend();
      await story.settle();
      expect(await installationState(id)).toBe('active');
      expect(coverage(pull.headSha)).toEqual([judgedAt(9)]);
    },
  );

  test('that loses a repository leaves it alone, and takes it up again when it is selected again', async () => {
    repository = story.addRepository('selecting/quotes');
    const installation = installationOf('selecting');
    const pull = openSmallPull(repository, 'feature');
    await story.settle();
    const before = now();
    installation.select([]);
    await story.settle();
    expect((await known())?.state).toBe('removed');
    const { store } = story.stage.server;
    expect(await store.pullRequests.openInInstallation(installation.id, 10)).toEqual([]);
    expect(writesAfter(before)).toEqual([]);

    runSmallCi(repository, pull, 9);
    installation.select([repository]);
    await story.settle();
    expect((await known())?.state).toBe('active');
    expect(coverage(pull.headSha).at(-1)).toBe(judgedAt(9));
  });
});

describe('F12: a repository', () => {
  test('that goes to an account with Rung belongs to that one', async () => {
    repository = story.addRepository('giver/quotes');
    story.addRepository('taker/other');
    const pull = openSmallPull(repository, 'feature');
    await story.settle();
    repository.transfer('taker');
    runSmallCi(repository, pull, 9);
    await story.settle();

    expect(coverage(pull.headSha).at(-1)).toBe(judgedAt(9));
    expect((await known())?.ref).toMatchObject({
      ...{ installationId: installationOf('taker').id, owner: 'taker' },
    });
    expect((await known())?.state).toBe('active');
  });

  test('RS-4: that goes to an account without Rung is left alone, with its history kept', async () => {
    repository = story.addRepository('leaver/quotes');
    const pull = openSmallPull(repository, 'feature');
    await story.settle();
    const before = now();
    hold();
    runSmallCi(repository, pull, 9);
    repository.transfer('stranger');
    await settled();

    expect((await known())?.state).toBe('removed');
    expect(writesAfter(before)).toEqual([]);
    const { store } = story.stage.server;
    expect(await store.evaluations.latest(repository.id, pull.headSha, 'ci-status')).toBeDefined();
  });

  test.each([
    ['told', (held: readonly Delivery[]) => held],
    ['not told', without('repository')],
  ])(
    'RS-1: that is archived in the middle rests, and is made good afterwards; the event is %s',
    async (title, order) => {
      repository = story.addRepository(`archiving/${title.replace(' ', '-')}`);
      const pull = openSmallPull(repository, 'feature');
      const run = repository.startWorkflowRun({ pullRequest: pull.number });
      await story.settle();
      expect(coverage(pull.headSha)).toEqual([expect.stringContaining('in_progress: ')]);
      hold();
      run.complete({ conclusion: 'success' });
      repository.archive();
      await settled(order);
      expect(coverage(pull.headSha)).toEqual([expect.stringContaining('in_progress: ')]);
      expect((await known())?.state).toBe('archived');

      repository.archive(false);
      await story.settle();
      expect((await known())?.state).toBe('active');
      expect(coverage(pull.headSha)).toEqual([expect.stringContaining('neutral: ')]);
    },
  );

  test('RS-2: that GitHub disabled is left alone', async () => {
    repository = story.addRepository('unpaid/quotes');
    await story.settle();
    hold();
    openSmallPull(repository, 'feature');
    repository.record.disabled = true;
    const before = now();
    await settled();
    expect((await known())?.state).toBe('disabled');
    expect(writesAfter(before)).toEqual([]);
  });

  test('RS-5: that is deleted is forgotten as open, and its jobs go', async () => {
    repository = story.addRepository('shredder/quotes');
    await story.settle();
    hold();
    openSmallPull(repository, 'feature');
    repository.delete();
    await settled();

    expect((await known())?.state).toBe('removed');
    const { id } = installationOf('shredder');
    expect(await story.stage.server.store.pullRequests.openInInstallation(id, 10)).toEqual([]);
  });

  test('RS-5: of which GitHub once loses sight is not taken for deleted', async () => {
    repository = story.addRepository('blinking/quotes');
    await story.settle();
    const { faults } = story.stage.github;
    faults.add({
      route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
      fault: { kind: 'status', status: 404 },
    });
    const pull = openSmallPull(repository, 'feature');
    await story.settle();
    expect((await known())?.state).toBe('active');

    runSmallCi(repository, pull, 9);
    await story.settle();
    expect(coverage(pull.headSha).at(-1)).toBe(judgedAt(9));
  });

  test('that takes no comments (410) is judged without them', async () => {
    repository = story.addRepository('silent/quotes');
    story.stage.github.faults.add({
      route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
      fault: { kind: 'status', status: 410 },
    });
    const pull = openSmallPull(repository, 'feature');
    runSmallCi(repository, pull, 3);
    await story.settle();

    expect(coverage(pull.headSha).at(-1)).toBe(judgedAt(3));
    expect(repository.conversation.comments(pull.number)).toEqual([]);
  });

  test('RS-6: that goes private is known as private', async () => {
    repository = story.addRepository('hiding/quotes');
    await story.settle();
    expect((await known())?.isPrivate).toBe(false);
    repository.setPrivate(true);
    await story.settle();

    expect((await known())?.isPrivate).toBe(true);
  });

  test('RS-9: whose default branch is renamed keeps its policy and its history', async () => {
    repository = story.addRepository('branching/quotes', {
      files: {
        'src/index.ts': 'export {};\n',
        '.github/rung.yml': 'checks:\n  incremental-coverage: { target: 50 }\n',
      },
    });
    const pull = openSmallPull(repository, 'feature');
    await story.settle();
    repository.renameDefaultBranch('trunk');
    runSmallCi(repository, pull, 6);
    await story.settle();

    expect(coverage(pull.headSha).at(-1)).toContain('success: 60.00%');
    expect((await known())?.defaultBranch).toBe('trunk');
  });
});
