import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Acceptance } from '../../src/store/port.ts';
import { databaseKinds, type OpenedStore, openTestStore, type TestStore } from '../support/database.ts';

interface Step {
  /** Which of four deliveries. */
  readonly delivery: number;
  /** On which of two instances; the embedded database has one. */
  readonly instance: number;
  readonly isIgnored: boolean;
  /** Whether it comes after the answer to all before it. */
  readonly isLater: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  delivery: fc.nat({ max: 3 }),
  instance: fc.nat({ max: 1 }),
  isIgnored: fc.constant(false),
  isLater: fc.boolean(),
});
const history = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: step },
    step.map(one => ({ ...one, isIgnored: true })),
  ),
  {
    minLength: 2,
    maxLength: 16,
  },
);

for (const { kind, title, isThere } of databaseKinds) {
  describe.skipIf(!isThere)(`F3: the same delivery several times at once, ${title}`, () => {
    let first: TestStore;
    let instances: readonly OpenedStore[];

    beforeAll(async () => {
      first = await openTestStore({ kind });
      await first.queue.start();
      if (kind === 'embedded') instances = [first];
      else {
        const second = await first.reopen();
        await second.queue.start();
        instances = [first, second];
      }
    });
    afterAll(async () => {
      await instances?.[1]?.close();
      await first?.close();
    });

    const count = async (statement: string, guid: string): Promise<number> => {
      const { rows } = await first.database.pool.query<{ count: string }>(statement, [guid]);
      return Number(rows[0]?.count);
    };

    async function play(steps: readonly Step[], guids: readonly string[]): Promise<readonly Acceptance[]> {
      const answers: Promise<Acceptance>[] = [];
      for (const { delivery, instance, isIgnored, isLater } of steps) {
        if (isLater) await Promise.all(answers);
        const { inbox } = (instances[instance] ?? first).store;
        const sent = {
          ...{ guid: guids[delivery] ?? '', event: 'push', action: null, installationId: 3, repositoryId: 7 },
          ...{ bodySha256: randomUUID(), receivedAt: new Date(), payload: '{}' },
        };
        answers.push(isIgnored ? inbox.ignore(sent, 'own event') : inbox.accept(sent));
      }

      return await Promise.all(answers);
    }

    it('F3: one of them is accepted, all are counted, and there is one job', async () => {
      await fc.assert(
        fc.asyncProperty(history, async steps => {
          const guids = Array.from({ length: 4 }, () => randomUUID());
          const answers = await play(steps, guids);

          for (const [delivery, guid] of guids.entries()) {
            const own = answers.filter((_, index) => steps[index]?.delivery === delivery);
            const fresh = own.filter(answer => answer !== 'duplicate');
            expect(fresh).toHaveLength(Math.min(1, own.length));
            expect(await count('select count(*) from pgboss.job where singleton_key = $1', guid)).toBe(
              fresh.filter(answer => answer === 'accepted').length,
            );
            expect(
              await count(
                'select coalesce(sum(times_received), 0) as count from delivery where guid = $1',
                guid,
              ),
            ).toBe(own.length);
          }
        }),
        { numRuns: 40 },
      );
    });
  });
}
