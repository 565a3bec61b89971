import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Delivery } from '../../src/playground/github/deliveries/delivery.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { shownOn } from '../support/shown.ts';
import { code, judgedAt, openSmallPull, pathOf, runSmallCi } from '../support/small-change.ts';
import { openStory, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await openStory();
});
afterAll(() => story.close());

const judged = {
  coverage: [judgedAt(7)],
  ci: ['success: 1 of 1 workflow green'],
};

/** Sends each delivery's body once more; `again` says under which GUID. */
function sendAgain(deliveries: readonly Delivery[], again: (delivery: Delivery) => string): void {
  for (const delivery of deliveries) {
    const { event, action, body, installationId, repositoryId } = delivery;
    story.stage.github.deliveries.send(
      { event, action, body, installationId, repositoryId },
      again(delivery),
    );
  }
}

function deliveriesOf(repositoryId: number): readonly Delivery[] {
  return story.stage.github.deliveries.log.filter(one => one.repositoryId === repositoryId);
}

describe('a delivery that comes again', () => {
  test('with the same GUID changes nothing', async () => {
    const repository = story.addRepository('harbour/twice');
    const pull = openSmallPull(repository, 'twice');
    runSmallCi(repository, pull, 7);
    await story.settle();
    expect(shownOn(repository, pull.headSha)).toEqual(judged);
    const told = deliveriesOf(repository.id);
    expect(told.length).toBeGreaterThan(3);

    for (const { guid } of told) story.stage.github.deliveries.redeliver(guid);
    await story.settle();
    expect(shownOn(repository, pull.headSha)).toEqual(judged);
  });

  test('under new GUIDs asks again and writes nothing', async () => {
    const repository = story.addRepository('harbour/replayed');
    const pull = openSmallPull(repository, 'replayed');
    runSmallCi(repository, pull, 7);
    await story.settle();
    const { journal } = story.stage.github;
    const before = journal.totals().writes;

    sendAgain(deliveriesOf(repository.id), () => randomUUID());
    await story.settle();
    expect(shownOn(repository, pull.headSha)).toEqual(judged);
    expect(journal.totals().writes).toBe(before);
  });

  test('while the first is still at work leads to one check run for each topic', async () => {
    const repository = story.addRepository('harbour/doubled');
    story.stage.github.deliveries.hold();
    const pull = openSmallPull(repository, 'doubled');
    runSmallCi(repository, pull, 7);
    story.stage.github.deliveries.release(held => held.flatMap(one => [one, one]));
    await story.settle();

    expect(shownOn(repository, pull.headSha)).toEqual(judged);
  });
});

/** Always the same shuffle for the same seed. */
function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const keyed = list.map((item, i) => ({ item, key: Math.imul(i + 1, 2654435761 + seed * 40503) >>> 0 }));

  return keyed.toSorted((a, b) => a.key - b.key).map(({ item }) => item);
}

describe('a whole history of one pull request, delivered', () => {
  const orders: readonly [string, (held: readonly Delivery[]) => readonly Delivery[]][] = [
    ['in order', held => held],
    ['backwards', held => held.toReversed()],
    ['with the pull request after all of its runs', held => held.toSorted(byEvent('pull_request'))],
    ['with its pushes before it was opened', held => held.toSorted(byAction('opened'))],
    ['shuffled once', held => shuffled(held, 1)],
    ['shuffled otherwise', held => shuffled(held, 2)],
    ['without the first half', held => held.slice(Math.ceil(held.length / 2))],
  ];

  const commits = new Map<string, { repository: RepositoryHandle; oldSha: string; headSha: string }>();

  beforeAll(async () => {
    const { deliveries } = story.stage.github;
    for (const [title, order] of orders) {
      const repository = story.addRepository(`harbour/${title.replaceAll(' ', '-')}`);
      deliveries.hold();
      const pull = openSmallPull(repository, 'history');
      const oldSha = pull.headSha;
      runSmallCi(repository, pull, 2);
      repository.push('history', { [pathOf('history')]: `${code('history')}// Ends here.\n` }, { by: 'mia' });
      runSmallCi(repository, pull, 7);
      pull.convertToDraft();
      pull.markReady();
      deliveries.release(order);
      commits.set(title, { repository, oldSha, headSha: pull.headSha });
    }
    await story.settle();
  });

  test.each(orders)('%s, ends in the same check runs', title => {
    const { repository, oldSha, headSha } = commits.get(title) ?? expect.fail();

    expect(shownOn(repository, headSha)).toEqual(judged);
    expect(shownOn(repository, oldSha)).toEqual({ coverage: [], ci: [] });
  });

  test('late, after the next push was judged, leaves the old and the new commit as they are', async () => {
    const repository = story.addRepository('harbour/late');
    const pull = openSmallPull(repository, 'late');
    const oldSha = pull.headSha;
    runSmallCi(repository, pull, 7);
    await story.settle();
    const early = [...deliveriesOf(repository.id)];
    repository.push('late', { 'README.md': '# Late\n' }, { by: 'mia' });
    runSmallCi(repository, pull, 8);
    await story.settle();
    const present = {
      coverage: [judgedAt(8)],
      ci: judged.ci,
    };
    expect(shownOn(repository, pull.headSha)).toEqual(present);

    sendAgain(early, () => randomUUID());
    await story.settle();
    expect(shownOn(repository, oldSha)).toEqual(judged);
    expect(shownOn(repository, pull.headSha)).toEqual(present);
  });

  test('after the pull request was closed writes nothing any more', async () => {
    const repository = story.addRepository('harbour/closed');
    const { deliveries } = story.stage.github;
    deliveries.hold();
    const pull = openSmallPull(repository, 'closed');
    runSmallCi(repository, pull, 7);
    pull.close();
    deliveries.release(held => held.toSorted(byAction('opened')));
    await story.settle();

    expect(shownOn(repository, pull.headSha)).toEqual({ coverage: [], ci: [] });
    expect(story.stage.github.journal.invalid()).toEqual([]);
  });
});

function byEvent(last: string) {
  return (a: Delivery, b: Delivery) => Number(a.event === last) - Number(b.event === last);
}

function byAction(last: string) {
  return (a: Delivery, b: Delivery) => Number(a.action === last) - Number(b.action === last);
}
