import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTurns } from '../../src/jobs/turns.ts';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const checks = { queue: 'check', background: false };
const later = { queue: 'check', background: true };

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`turns, ${title}`, () => {
    let test: TestStore;
    beforeAll(async () => {
      test = await openTestStore({ kind });
      await test.queue.start();
    });
    afterAll(() => test?.close());

    it('F26: gives the first job of a newcomer the turn that comes next', () => {
      const turns = createTurns(test.database);
      const flood = Array.from({ length: 1000 }, () => turns.take(checks, 1).priority);
      turns.began('check', flood[99] ?? 0);

      expect(turns.take(checks, 2).priority).toBe(flood[100]);
    });

    it('F26: gives two installations that ask at once a job a turn each', () => {
      const turns = createTurns(test.database);
      const [one, other] = [1, 2].map(id => Array.from({ length: 5 }, () => turns.take(checks, id).priority));

      expect(one).toEqual([-1, -2, -3, -4, -5]);
      expect(other).toEqual(one);
    });

    it('puts all background work behind all other work', () => {
      const turns = createTurns(test.database);
      const background = turns.take(later, 1).priority;
      const others = Array.from({ length: 1000 }, () => turns.take(checks, 1).priority);

      expect(Math.min(...others)).toBeGreaterThan(background);
    });

    it('does not count a turn that was given back', () => {
      const turns = createTurns(test.database);
      const { priority } = turns.take(checks, 1);
      const second = turns.take(checks, 1);
      second.giveBack();
      second.giveBack();

      expect(turns.take(checks, 1).priority).toBe(priority - 1);
    });

    it('F26: puts the next attempt of a job behind what its installation has waiting', () => {
      const turns = createTurns(test.database);
      const [first] = Array.from({ length: 10 }, () => turns.take(checks, 1).priority);
      turns.began('check', first ?? 0);

      expect(turns.again('check', { priority: first ?? 0, groupId: '1' })).toBe(-11);
      expect(turns.again('check', { priority: first ?? 0, groupId: '2' })).toBe(-2);
    });

    it('F26: goes on after a restart where the queue stood', async () => {
      await test.database.pool.query(`
        insert into pgboss.job (name, priority, group_id, policy, singleton_key)
        select 'check', -n, '1', 'singleton', n::text from generate_series(501, 600) n`);
      const turns = createTurns(test.database);
      await turns.resume();

      expect(turns.take(checks, 1).priority).toBe(-601);
      expect(turns.take(checks, 2).priority).toBe(-501);
    });

    it.skipIf(kind === 'embedded')('F26: two processes share how far the queue has come', async () => {
      const [one, other] = [createTurns(test.database), createTurns(test.database)];
      one.began('check', -70_000);
      await one.share();
      await other.share();

      expect(other.take(checks, 2).priority).toBe(-70_001);
    });
  });
