import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { createReadOnlyServices } from '../../src/read-only-services.ts';
import type { Store } from '../../src/store/port.ts';
import { rebuildStore } from '../../src/usecases/rebuild-store.ts';
import { makeEmbedded, openWithQueue } from '../support/database.ts';
import { type IssueStage, improvementsOf, maturityIssueOf, openIssueStage } from '../support/issue-stage.ts';

let stage: IssueStage;
let other: Awaited<ReturnType<typeof makeEmbedded>>;
beforeAll(async () => {
  other = await makeEmbedded();
  stage = await openIssueStage();
});
afterAll(async () => {
  await stage.close();
  await other.remove();
});

/** What people decided, as it stands in the database. */
const decidedOn = async (store: Store, repository: RepositoryHandle) => {
  const rows = await store.issues.list(repository.record.id);

  return {
    rows: rows
      .map(({ subject, number, ending, acceptedUntil, reason, snoozedUntil }) => ({
        ...{ subject, number, ending, acceptedUntil, reason, snoozedUntil },
      }))
      .toSorted((a, b) => a.number - b.number),
    waivers: (
      await Promise.all(rows.map(({ number }) => store.waivers.standing(repository.record.id, number)))
    ).flat(),
  };
};

test('from a lost database, issues come back with what people decided on them, and nothing is written', {
  timeout: 120_000,
}, async () => {
  const repository = stage.addRepository('harbour/quotes');
  repository.setRole('ada', 'maintain');
  const { conversation } = repository;
  await stage.turned(repository);
  await stage.week(repository);
  await stage.week(repository);
  const [first, second] = improvementsOf(repository);
  if (first === undefined || second === undefined) throw new Error('Two issues were filed.');
  conversation.comment(first.number, 'The runner is ours.', 'ada');
  conversation.close(first, 'ada', 'not_planned');
  conversation.comment(second.number, '/rung snooze 20', 'ada');
  conversation.comment(
    maturityIssueOf(repository).number,
    '/rung waive threat-model because it is on paper',
    'ada',
  );
  // Refused: a passer-by's.
  conversation.comment(
    maturityIssueOf(repository).number,
    '/rung waive slo-declared because I say so',
    'eve',
  );
  await stage.story.settle();
  const before = await decidedOn(stage.story.stage.server.store, repository);
  expect(before).toMatchObject({
    rows: [
      { subject: 'maturity', ending: null },
      { ending: 'not-planned', reason: 'The runner is ours.', acceptedUntil: expect.any(String) },
      { ending: null, snoozedUntil: expect.any(Date) },
    ],
    waivers: [{ practice: 'threat-model', reason: 'it is on paper' }],
  });

  const { journal } = stage.story.stage.github;
  journal.clear();
  const { store, queue, close } = await openWithQueue(other.options, { now: stage.now });
  try {
    await queue.start();
    const { services } = createReadOnlyServices(stage.options(), { store, queue });
    const rebuilt = await rebuildStore(services, queue, {
      ...{ only: null, after: null, withHistory: false, wait: async () => {}, onProgress() {} },
    });

    expect(rebuilt).toMatchObject({ issues: 3, waivers: 1, failed: [] });
    expect(await decidedOn(store, repository)).toEqual(before);
    expect(journal.totals()).toMatchObject({ writes: 0, invalid: 0 });
  } finally {
    await close();
  }
});
