import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryFacts } from '../../src/facts/ladder/repository-facts.ts';
import { assess } from '../../src/maturity/assess.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import type { StoredLadder } from '../../src/usecases/ladder/stored-ladder.ts';
import { openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

const weekMs = 7 * 24 * 3_600_000;
let aheadMs = 0;
let story: Story;
beforeAll(async () => {
  const clock = () => new Date(Date.now() + aheadMs);
  story = await openStory({ clock, change: { now: clock, schedule: { sweepRepositoriesEveryMs: 400 } } });
});
afterAll(() => story.close());

const ladders = () => story.stage.server.store.ladders;
const idOf = (repository: RepositoryHandle) => repository.record.id;

const backfilled = (repository: RepositoryHandle) =>
  until('the backfill', async () => (await ladders().find(idOf(repository)))?.backfilledAt ?? undefined);
const assessedTurns = (repository: RepositoryHandle, count: number) =>
  until(`${count} turns`, async () => {
    const turns = await ladders().latest(idOf(repository), 10);

    return turns.length >= count ? turns : undefined;
  });

test('a new repository has its history read, and is assessed once at each turn', async () => {
  const repository = story.addRepository('harbour/climbing', {
    files: { 'src/index.ts': 'export {};\n', '.github/workflows/ci.yml': 'on: [push]\njobs: {}\n' },
  });
  const pull = openSmallPull(repository, 'climbing');
  runSmallCi(repository, pull, 9);
  const { records } = story.stage.server.store;
  await until('the coverage', async () => {
    const [found] = await records.list(idOf(repository), 'pull-coverage', new Date(0));

    return found;
  });
  await assessedTurns(repository, 1);
  pull.merge('mia');

  aheadMs += weekMs;
  const [first] = await assessedTurns(repository, 2);
  const domains = (first?.result as StoredLadder | undefined)?.domains;
  expect(domains).toHaveLength(12);
  const facts = JSON.parse(
    gunzipSync((await ladders().facts(idOf(repository), first?.slot ?? '')) ?? Buffer.of()).toString(),
  ) as RepositoryFacts;
  const pulls = facts.facts.pullRequests;
  expect(pulls.known && pulls.value).toMatchObject([
    { number: pull.number, mergedAt: expect.any(Number), coverage: { covered: 9, coverable: 10 } },
  ]);
  // What is stored can be repeated from its own facts.
  expect(JSON.parse(JSON.stringify(assess(facts, () => {}).domains))).toEqual(domains);

  aheadMs += weekMs;
  const turns = await assessedTurns(repository, 3);
  expect(new Set(turns.map(({ slot }) => slot)).size).toBe(3);
  expect(story.stage.github.journal.invalid()).toEqual([]);
});

test('a turn at the commit of the turn before does not look for the policy again', async () => {
  const repository = story.addRepository('harbour/resting');
  const { journal } = story.stage.github;
  const looks = () =>
    journal.entries.filter(({ path }) => /\/resting\/contents\/\.github(\/|%2F)rung\.yml/.test(path)).length;
  await assessedTurns(repository, 1);
  expect(looks()).toBeGreaterThan(0);

  journal.clear();
  aheadMs += weekMs;
  await assessedTurns(repository, 2);
  expect(looks()).toBe(0);

  repository.push('main', { '.github/rung.yml': 'report:\n  schedule:\n    every: friday\n' }, { by: 'mia' });
  aheadMs += weekMs;
  await assessedTurns(repository, 3);
  expect(looks()).toBeGreaterThan(0);
  // The turn is stored before the next one is set.
  await until('a turn on Friday', async () => {
    const state = await ladders().find(idOf(repository));

    return state?.dueAt?.getUTCDay() === 5 || undefined;
  });
});

test('an empty repository and a fork are left out, each with its reason', async () => {
  const original = story.addRepository('harbour/original');
  const fork = original.fork('harbour-forks');
  story.stage.github.world.install('harbour-forks');
  const reasonOf = (repository: RepositoryHandle) =>
    until('the reason', async () => {
      const state = await ladders().find(idOf(repository));

      return (state?.backfill as { skipped?: string } | null)?.skipped;
    });

  expect(await reasonOf(fork)).toBe('fork');
  await backfilled(original);
});
