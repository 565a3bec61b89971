import { expect, it, vi } from 'vitest';
import { openTestStore } from '../support/database.ts';

/** The statement that takes a delivery's job; planned while the queue was empty. */
const fetching = `
  select name from pg_prepared_statements where statement like '%next AS%' and statement like '%''delivery''%'`;

it('takes a job by its key from the embedded database, however many wait: the plan is made while the queue is empty', async () => {
  const { queue, database, close } = await openTestStore();
  try {
    await queue.start();
    const none = async () => {};
    const handlers = {
      delivery: none,
      checkPullRequest: none,
      checkMergeGroup: none,
      checkRelease: none,
      measureCommit: none,
      ladder: none,
    };
    await queue.work({ ...handlers, sweep: none, reconcile: none, catchUp: none, sweepRepositories: none });
    // One session: what a worker has prepared is there for everybody.
    const name = await vi.waitFor(async () => {
      const { rows } = await database.pool.query<{ name: string }>(fetching);
      expect(rows).toHaveLength(1);

      return rows[0]?.name;
    });

    const { rows } = await database.pool.query<Record<string, string>>(`explain execute "${name}"`);
    const plan = rows.map(row => row['QUERY PLAN']).join('\n');

    expect(plan).toMatch(/Index Cond: \(\(name = 'delivery'::text\) AND \(id = next\.id\)\)/);
    expect(plan).not.toMatch(/Sort|Seq Scan/);
  } finally {
    await close();
  }
});
