import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { silentLog } from '../../../src/model/log.ts';
import { climb } from '../../../src/usecases/ladder/climb.ts';
import type { Services } from '../../../src/usecases/services.ts';
import { openTestStore, type TestStore } from '../../support/database.ts';

const now = new Date('2026-11-23T09:00:00Z');
const repository = { installationId: 1, id: 7, owner: 'harbour', name: 'quotes' };
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

let opened: TestStore;
let looks: number;
beforeAll(async () => {
  opened = await openTestStore({ kind: 'embedded' });
});
beforeEach(async () => {
  await opened.empty();
  looks = 0;
  await opened.store.ladders.begin(repository.id, now);
});
afterAll(() => opened.close());

/** On a GitHub that knows no such repository any more. */
function climbNow(): Promise<void> {
  const places = {
    async repository() {
      looks += 1;
      return undefined;
    },
  };
  const services = { store: opened.store, github: { places }, now: () => now, log: silentLog };

  return climb(services as unknown as Services, repository);
}

test.each([
  ['six minutes before its turn nothing is asked of GitHub', 6, 0],
  ['five minutes before its turn it has come: clocks differ', 5, 1],
  ['after its turn it is looked at', -90, 1],
])('%s', async (_, minutes, expected) => {
  await opened.store.ladders.update(repository.id, { dueAt: inMinutes(minutes) });
  await climbNow();

  expect(looks).toBe(expected);
});

test('a second job that was asked for meanwhile finds nothing to do', async () => {
  await climbNow();
  await climbNow();

  expect(looks).toBe(1);
  expect((await opened.store.ladders.find(repository.id))?.dueAt).toEqual(inMinutes(7 * 24 * 60));
});
