import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { openSmallPull } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

/** The App is installed where pull requests are open already, whose events came before it. */
let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

function addRepositories(owner: string, names: readonly string[]): readonly RepositoryHandle[] {
  const { world } = story.stage.github;
  world.createRepository(`${owner}/.github`, { files: { '.github/rung.yml': 'start: enforce\n' } });

  return names.map(name =>
    world.createRepository(`${owner}/${name}`, { files: { 'src/index.ts': 'export {};\n' } }),
  );
}

const judged = (repository: RepositoryHandle, { headSha }: { headSha: string }) =>
  repository.checks.runs({ app: 'rung' }).some(run => run.headSha === headSha);

const listsOf = ({ fullName }: RepositoryHandle) =>
  story.stage.github.journal.entries.filter(
    ({ method, path }) => method === 'GET' && path.startsWith(`/repos/${fullName}/pulls?`),
  ).length;

test('they are judged', async () => {
  const [repository = expect.fail()] = addRepositories('plain', ['quotes']);
  const pull = openSmallPull(repository, 'one');
  story.stage.github.world.install('plain');
  await story.settle();

  expect(judged(repository, pull)).toBe(true);
});

test('they are judged where GitHub does not list them at first, and what was listed before is not listed again', async () => {
  const { world, faults } = story.stage.github;
  const [first = expect.fail(), second = expect.fail()] = addRepositories('faulty', ['quotes', 'rates']);
  const pulls = [openSmallPull(first, 'one'), openSmallPull(second, 'one')] as const;
  let isRefused = false;
  faults.add({
    route: 'GET /repos/{owner}/{repo}/pulls',
    match({ path }) {
      if (isRefused || !path.includes('/faulty/rates/')) return false;
      isRefused = true;

      return true;
    },
    fault: { kind: 'secondary-limit', retryAfterSeconds: 1 },
  });
  world.install('faulty');
  await story.settle();

  expect(isRefused).toBe(true);
  expect([judged(first, pulls[0]), judged(second, pulls[1])]).toEqual([true, true]);
  expect([listsOf(first), listsOf(second)]).toEqual([1, 2]);
});

test('they are judged where an event of the repository comes before that of the installation', async () => {
  const { world, deliveries } = story.stage.github;
  const [repository = expect.fail()] = addRepositories('racing', ['quotes']);
  const early = openSmallPull(repository, 'early');
  deliveries.hold();
  world.install('racing');
  const late = openSmallPull(repository, 'late');
  let installed = '';
  deliveries.release(held => {
    installed = held.find(({ event }) => event === 'installation')?.guid ?? '';

    return held.filter(({ event }) => event !== 'installation');
  });
  await story.settle();
  expect([judged(repository, early), judged(repository, late)]).toEqual([false, true]);

  deliveries.redeliver(installed);
  await story.settle();
  expect(judged(repository, early)).toBe(true);
});

test('F12: they are judged where GitHub does not find a new repository for a moment', async () => {
  const { world, faults } = story.stage.github;
  const [repository = expect.fail()] = addRepositories('lagging', ['quotes']);
  const pull = openSmallPull(repository, 'one');
  let looks = 0;
  faults.add({
    route: 'GET /repos/{owner}/{repo}/pulls',
    match({ path }) {
      if (!path.includes('/lagging/quotes/')) return false;
      looks += 1;

      return looks === 1;
    },
    fault: { kind: 'status', status: 404 },
  });
  world.install('lagging');
  await until('the second look', () => (looks > 1 ? true : undefined));
  await story.settle();

  expect(judged(repository, pull)).toBe(true);
});

test.each([
  ['as it happened', 'orderly'],
  ['the other way round', 'reverse'],
])(
  'F4: what is opened while a repository is not selected is judged when it is again, told %s',
  async (order, owner) => {
    const { world, deliveries } = story.stage.github;
    const [repository = expect.fail(), other = expect.fail()] = addRepositories(owner, ['quotes', 'other']);
    const installation = world.install(owner);
    await story.settle();
    deliveries.hold();
    installation.select([other]);
    const pull = openSmallPull(repository, 'meanwhile');
    installation.select([other, repository]);
    deliveries.release(held => {
      const told = held.filter(({ event }) => event === 'installation_repositories');

      return order === 'as it happened' ? told : told.toReversed();
    });
    await story.settle();

    expect(judged(repository, pull)).toBe(true);
  },
);
