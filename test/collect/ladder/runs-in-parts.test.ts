import { expect, test } from 'vitest';
import { runsInParts } from '../../../src/collect/ladder/runs-in-parts.ts';
import type { RunSeen } from '../../../src/github/ladder/ladder-port.ts';
import { GatewayError } from '../../../src/model/gateway-error.ts';
import { dayMs } from '../../../src/model/records/instant.ts';
import { gatewayFailure } from '../../support/gateway-failure.ts';

const until = Date.parse('2026-11-23T09:00:00Z');

/** So many runs each day, of which GitHub tells so many at once; each part that is told is one row. */
const runsOf = (aDay: number, atOnce = 5000) => ({
  async runs(from: number, to: number) {
    if ((aDay * (to - from)) / dayMs > atOnce) throw new GatewayError('too-large', 'too many');
    return [{ createdAt: from } as RunSeen];
  },
});

test.each([
  ['a span that is told at once', 500, [10]],
  ['one that is too much is halved, the newest first', 600, [5, 10]],
  ['as often as it takes', 2000, [2.5, 5, 7.5, 10]],
])('%s', async (_, aDay, expected) => {
  const found = await runsInParts(runsOf(aDay), until - 10 * dayMs, until);

  expect(found.map(({ createdAt }) => (until - createdAt) / dayMs)).toEqual(expected);
});

test('but never a part of them', async () => {
  const failure = await gatewayFailure(runsInParts(runsOf(2001), until - 10 * dayMs, until));

  expect(failure.kind).toBe('too-large');
});
