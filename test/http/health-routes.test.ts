import { expect, test } from 'vitest';
import { healthRoutes } from '../../src/http/health-routes.ts';

test('a flood of questions asks the database one at a time, and each time anew', async () => {
  let pings = 0;
  let answer = Promise.withResolvers<void>();
  const routes = healthRoutes({
    isWorking: () => true,
    ping() {
      pings += 1;
      return answer.promise;
    },
  });
  const flood = () => Promise.all(Array.from({ length: 50 }, async () => await routes.request('/readyz')));

  const first = flood();
  answer.resolve();
  expect(new Set((await first).map(({ status }) => status))).toEqual(new Set([200]));
  expect(pings).toBe(1);

  answer = Promise.withResolvers();
  const second = flood();
  answer.reject(new Error('unreachable'));
  expect(new Set((await second).map(({ status }) => status))).toEqual(new Set([503]));
  expect(pings).toBe(2);
});
