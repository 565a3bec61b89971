import { expect, it, vi } from 'vitest';
import type { JobHandlers } from '../../src/jobs/queue.ts';
import { databaseKinds, openTestStore } from '../support/database.ts';

const idle: JobHandlers = {
  delivery: async () => {},
  checkPullRequest: async () => {},
  checkMergeGroup: async () => {},
  checkRelease: async () => {},
  measureCommit: async () => {},
  ladder: async () => {},
  sweep: async () => {},
  reconcile: async () => {},
  catchUp: async () => {},
  sweepRepositories: async () => {},
};
const noisy = 1;
const quiet = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
const repositoryOf = (installationId: number) => ({
  installationId,
  id: 7,
  owner: 'harbour',
  name: 'quotes',
});

/** The embedded database takes long to fill. */
const floods = { embedded: 10_000, postgresql: 100_000 };

for (const { kind, title, isThere } of databaseKinds)
  it.skipIf(!isThere)(
    `F26: with ${floods[kind].toLocaleString('en')} jobs of one installation waiting, ten others have theirs run among the first 60, ${title}`,
    { timeout: 120_000 },
    async () => {
      const test = await openTestStore({ kind });
      try {
        await test.queue.start();
        await test.database.pool.query(
          `insert into pgboss.job (name, priority, data, singleton_key, group_id, retry_limit, policy, expire_seconds)
           select 'check', -n, jsonb_build_object('pullRequest', jsonb_build_object('number', n, 'repository', $1::jsonb)),
             '1/7/' || n, '1', 7, 'singleton', 900
           from generate_series(1, ${floods[kind]}) n`,
          [JSON.stringify(repositoryOf(noisy))],
        );
        // Another process would take up the waiting jobs at its start.
        const opened = kind === 'embedded' ? test : await test.reopen();
        await opened.queue.start();
        for (const installationId of quiet)
          await opened.queue.requestCheck({ repository: repositoryOf(installationId), number: 1 });
        const ran: number[] = [];
        await opened.queue.work({
          ...idle,
          async checkPullRequest({ repository }) {
            ran.push(repository.installationId);
          },
        });
        await vi.waitFor(() => expect(ran.length).toBeGreaterThan(60), { timeout: 60_000 });
        if (opened !== test) await opened.close();

        const first = ran.slice(0, 60);
        expect(first).toEqual(expect.arrayContaining(quiet));
        // Nor does the busy one starve.
        expect(first.filter(id => id === noisy).length).toBeGreaterThan(10);
      } finally {
        await test.close();
      }
    },
  );
