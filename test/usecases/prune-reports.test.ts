import { expect, test } from 'vitest';
import type { Store } from '../../src/store/port.ts';
import { pruneReports } from '../../src/usecases/prune-reports.ts';

test('reports that were sent are kept for 14 days', async () => {
  const asked: unknown[] = [];
  const sentReports: Partial<Store['sentReports']> = {
    async prune(...given) {
      asked.push(given);
      return 3;
    },
  };
  const store = { sentReports } as unknown as Store;

  expect(await pruneReports({ store, now: () => new Date('2026-03-15T12:00:00Z') })).toBe(3);
  expect(asked).toEqual([[new Date('2026-03-01T12:00:00Z'), 50]]);
});
