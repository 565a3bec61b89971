import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PullRequestHandle } from '../../src/playground/github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { shownOn } from '../support/shown.ts';
import { judgedAt, openSmallPull, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

/** Long enough for another installation to be judged meanwhile. */
const retryAfterSeconds = 8;
const refused = [
  {
    owner: 'harbour',
    when: 'after the first of two check runs',
    route: 'POST /repos/{owner}/{repo}/check-runs',
    nth: 2,
  },
  {
    owner: 'quay',
    when: 'during a read',
    route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
    nth: 1,
  },
] as const;

let story: Story;
const scenes = new Map<string, { readonly repository: RepositoryHandle; readonly pull: PullRequestHandle }>();
const entriesOf = (owner: string) =>
  story.stage.github.journal.entries.filter(({ path }) => path.startsWith(`/repos/${owner}/`));

beforeAll(async () => {
  story = await openStory();
  const repositories = [...refused.map(({ owner }) => owner), 'dock'].map(owner =>
    story.addRepository(`${owner}/shop`),
  );
  await story.settle();
  for (const { owner, route, nth } of refused)
    story.stage.github.faults.add({
      ...{ route, nth, fault: { kind: 'secondary-limit', retryAfterSeconds } },
      match: ({ path }) => path.startsWith(`/repos/${owner}/`),
    });
  for (const repository of repositories.slice(0, -1)) open(repository);
  while (!refused.every(({ owner }) => entriesOf(owner).some(({ fault }) => fault !== null))) await sleep(50);
  for (const repository of repositories.slice(-1)) open(repository);
  await story.settle();
}, 90_000);
afterAll(() => story.close());

/** A pull request whose workflow has ended already: both of its check runs are created completed, by one job. */
function open(repository: RepositoryHandle): void {
  story.stage.github.deliveries.hold();
  const pull = openSmallPull(repository, 'change');
  runSmallCi(repository, pull, 7);
  story.stage.github.deliveries.release();
  scenes.set(repository.fullName.split('/')[0] ?? '', { repository, pull });
}

describe.each(refused)('F8: a secondary limit $when', ({ owner, route }) => {
  test('ends with exactly one check run for each topic', () => {
    const { repository, pull } = scenes.get(owner) ?? expect.fail();

    expect(shownOn(repository, pull.headSha)).toEqual({
      coverage: [judgedAt(7)],
      ci: ['success: 1 of 1 workflow green'],
    });
  });

  test('did happen, and GitHub is left alone until the time it named', () => {
    const entries = entriesOf(owner);
    const hit = entries.find(({ fault }) => fault === 'secondary-limit') ?? expect.fail();
    const sinceMs = entries.map(({ at }) => at.getTime() - hit.at.getTime());

    expect(hit.operation).toBe(route);
    // What was under way together with the refused request may arrive a little later.
    expect(sinceMs.filter(ms => ms > 1_000 && ms < retryAfterSeconds * 1000)).toEqual([]);
    expect(sinceMs.filter(ms => ms >= retryAfterSeconds * 1000).length).toBeGreaterThan(0);
  });

  test('keeps neither another installation nor a worker waiting', () => {
    const { repository, pull } = scenes.get('dock') ?? expect.fail();
    const { entries } = story.stage.github.journal;
    const isOwn = (path: string) => path.startsWith(`/repos/${owner}/`);
    const hit = entries.findIndex(({ path, fault }) => isOwn(path) && fault === 'secondary-limit');
    const awakeMs = (entries[hit]?.at.getTime() ?? 0) + retryAfterSeconds * 1000;
    const cameBack = entries.findIndex(({ path, at }) => isOwn(path) && at.getTime() >= awakeMs);
    const judgedElsewhere = entries.findIndex(
      ({ path, kind }) => path.startsWith('/repos/dock/') && kind === 'write',
    );

    expect(shownOn(repository, pull.headSha).coverage).toEqual([judgedAt(7)]);
    expect(judgedElsewhere).toBeGreaterThan(hit);
    expect(judgedElsewhere).toBeLessThan(cameBack);
  });
});

test('no request departs from the contract', () => {
  expect(story.stage.github.journal.invalid()).toEqual([]);
});
