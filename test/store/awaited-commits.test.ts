import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Topic } from '../../src/model/check-run-output.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const repository = { installationId: 3, id: 7, owner: 'harbour', name: 'quotes' };
const sha = (digit: string) => digit.repeat(40);

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`deliveries about a commit, ${title}`, () => {
    let opened: TestStore;

    beforeAll(async () => {
      opened = await openTestStore({ kind });
      await opened.queue.start();
      const { pullRequests, evaluations, releases } = opened.store;
      const head = (number: number, headSha: string, open: boolean) => ({
        ...{ repository, number, headSha, open, headBranch: 'b', headRepositoryId: 7, baseBranch: 'main' },
        ...{ authorId: 1, draft: false, readySince: noon, updatedAt: noon },
      });
      await pullRequests.put(head(1, sha('a'), true));
      await pullRequests.put(head(2, sha('b'), false));
      const evaluation = (headSha: string, topic: Topic) => ({
        ...{ id: randomUUID(), repository, headSha, topic, startedAt: noon, deadline: noon },
        ...{ checkRunId: null, conclusion: null, concludedAt: null, contentHash: null, inputHash: null },
      });
      await evaluations.start(evaluation(sha('c'), 'ci-status'));
      await evaluations.start(evaluation(sha('d'), 'wip-limit'));
      await releases.put({ repository, releaseId: 1, tag: 'v1' }, sha('e'));
    });
    afterAll(() => opened?.close());

    const cases = [
      { of: 'the head of an open pull request', repositoryId: 7, digit: 'a', expected: true },
      { of: 'the head of a closed one', repositoryId: 7, digit: 'b', expected: false },
      { of: 'a commit whose CI was judged', repositoryId: 7, digit: 'c', expected: true },
      {
        of: 'a commit of which only something else was judged',
        repositoryId: 7,
        digit: 'd',
        expected: false,
      },
      { of: 'the commit of a release', repositoryId: 7, digit: 'e', expected: true },
      { of: 'a commit nobody knows', repositoryId: 7, digit: 'f', expected: false },
      { of: 'the same commit in another repository', repositoryId: 8, digit: 'a', expected: false },
    ];

    const arrive = (repositoryId: number, digit: string, guid: string = randomUUID()) =>
      opened.store.inbox.accept(
        {
          ...{ guid, event: 'status', action: null, installationId: 3, repositoryId },
          ...{ bodySha256: guid, receivedAt: noon, payload: '{}' },
        },
        { sha: sha(digit), reason: 'commit not watched' },
      );

    it.each(cases)('$of: $expected', async ({ repositoryId, digit, expected }) => {
      const guid = randomUUID();
      expect(await arrive(repositoryId, digit, guid)).toBe(expected ? 'accepted' : 'ignored');

      const { rows } = await opened.database.pool.query(
        `select ignored, reason, payload, finished_at,
           (select count(*)::int from pgboss.job where singleton_key = guid) as jobs
         from delivery where guid = $1`,
        [guid],
      );
      expect(rows).toEqual([
        expected
          ? { ignored: false, reason: null, payload: '{}', finished_at: null, jobs: 1 }
          : { ignored: true, reason: 'commit not watched', payload: null, finished_at: noon, jobs: 0 },
      ]);
      expect(await arrive(repositoryId, digit, guid)).toBe('duplicate');
    });

    it('each gets its own answer when all are asked for at once', async () => {
      const answers = await Promise.all(cases.map(({ repositoryId, digit }) => arrive(repositoryId, digit)));

      expect(answers).toEqual(cases.map(({ expected }) => (expected ? 'accepted' : 'ignored')));
    });
  });
}
