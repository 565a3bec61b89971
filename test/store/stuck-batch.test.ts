import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { databaseKinds, openTestStore } from '../support/database.ts';

const [, postgresql] = databaseKinds;
/** After this the webhook answers 503. */
const storeWithinMs = 8_000;

it.runIf(postgresql?.isThere)(
  `F20: a delivery that waits behind one that hangs is stored before its answer is due, ${postgresql?.title}`,
  async () => {
    const { store, queue, database, close } = await openTestStore({ kind: 'postgresql' });
    const other = await database.pool.connect();
    try {
      await queue.start();
      const deliver = (guid: string) =>
        store.inbox.accept({
          ...{ guid, event: 'push', action: null, installationId: 3, repositoryId: 7, payload: '{}' },
          ...{ bodySha256: guid, receivedAt: new Date() },
        });
      const taken = randomUUID();
      await other.query('begin');
      await other.query(
        `insert into delivery (guid, event, body_sha256, received_at, repeats_body, ignored)
         values ($1, 'push', '', now(), false, false)`,
        [taken],
      );
      let isStored = false;
      const hanging = deliver(taken).then(() => {
        isStored = true;
      });
      await new Promise(resolve => setTimeout(resolve, 100));
      const late = AbortSignal.timeout(storeWithinMs);

      expect(await deliver(randomUUID())).toBe('accepted');
      expect([late.aborted, isStored]).toEqual([false, false]);

      await other.query('rollback');
      await hanging;
    } finally {
      other.release(true);
      await close();
    }
  },
);
