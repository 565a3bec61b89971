import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createServerLog } from '../../src/log.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';
import { idleHandlers } from '../support/idle-handlers.ts';
import { recordedLog } from '../support/recorded-log.ts';

const canary = 'canary-58';
const waiver = {
  ...{ repositoryId: 1, commentId: 2, number: 3, practice: 'pinned-actions', reason: canary },
  ...{ approverId: 4, headSha: '', at: new Date('2026-11-23T08:00:00Z') },
};

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`a statement that the database refuses, ${title}`, () => {
    const { log, lines, text: logged } = recordedLog();
    let test: TestStore;

    beforeAll(async () => {
      test = await openTestStore({ kind, log });
      await test.database.pool.query('drop table waiver');
      await test.queue.start();
    });
    afterAll(() => test?.close());

    it('T22: tells the log and the job’s record what the database said, and none of the values', async () => {
      await test.queue.work({ ...idleHandlers, checkPullRequest: () => test.store.waivers.add(waiver) });
      const repository = { installationId: 1, id: 5, owner: 'harbour', name: 'quotes' };
      await test.queue.requestCheck({ repository, number: 7 });
      const failure = await vi.waitFor(
        () => lines.find(line => line.message === 'job failed') ?? expect.fail(),
        20_000,
      );
      const output = await vi.waitFor(async () => {
        const { rows } = await test.database.pool.query(
          `select output::text from pgboss.job where name = 'check' and output is not null`,
        );
        return rows[0]?.output ?? expect.fail();
      }, 20_000);

      const said = 'the database: relation "waiver" does not exist (42P01)';
      expect(failure.fields['reason']).toBe(said);
      expect(JSON.parse(output).message).toBe(said);
      expect(logged()).not.toContain(canary);
    });

    it('T22: is logged as an error without its values', async () => {
      const error = await Promise.resolve(test.store.waivers.add(waiver)).catch(
        (problem: unknown) => problem,
      );
      expect(String(error)).toContain(canary);
      const output = new PassThrough();
      const serverLog = createServerLog('info', output);
      serverLog.error({ err: error }, 'topic could not be judged');
      await serverLog.flush();
      output.end();
      const line = await text(output);

      expect(line).toContain('42P01');
      expect(line).toContain('waivers.ts');
      expect(line).not.toContain(canary);
    });
  });
}
