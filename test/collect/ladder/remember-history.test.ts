import { expect, test } from 'vitest';
import type { HistoryReads } from '../../../src/collect/ladder/history-reads.ts';
import type { Reach } from '../../../src/collect/ladder/reach.ts';
import { rememberHistory } from '../../../src/collect/ladder/remember-history.ts';
import { builtInPolicy, type LadderPolicy } from '../../../src/facts/ladder/ladder-policy.ts';
import { dayMs } from '../../../src/model/records/instant.ts';
import type { Records } from '../../../src/store/ladder-port.ts';
import { gatewayFailure } from '../../support/gateway-failure.ts';

const at = Date.parse('2026-11-23T09:00:00Z');
const ago = (days: number) => at - days * dayMs;

/** Under a policy that names no environment. */
const span = (from: number, until: number) => ({ from: ago(from), until: ago(until), under: 'null' });

/** Deployments read at a turn: from when they were asked for, and what is noted afterwards. */
function turn(reach: Reach, policy: Partial<LadderPolicy> = {}) {
  const asked: number[] = [];
  let noted = reach;
  const fresh: Partial<HistoryReads> = {
    async deployments(since) {
      asked.push((at - since) / dayMs);
      return [];
    },
    releases: () => Promise.reject(new Error('refused')),
  };
  const records: Partial<Records> = { put: async () => {}, list: async () => [] };
  const history = rememberHistory(fresh as HistoryReads, {
    ...{ records: records as Records, repositoryId: 7, reach, at },
    policy: { ...builtInPolicy, ...policy },
    onRead(kind, span) {
      noted = { ...noted, [kind]: span };
    },
  });

  return { history, asked, noted: () => noted };
}

test.each<[string, Reach, number, number]>([
  ['what was never read is asked for as a whole', {}, 365, 365],
  ['so is what was read, beside another kind that was not', { issue: span(365, 7) }, 365, 365],
  ['of what was read, what came since', { deployment: span(372, 7) }, 21, 372],
  ['what was refused for weeks is asked for since it was read', { deployment: span(400, 70) }, 84, 400],
  ['where that is longer ago than the window, a hole begins it', { deployment: span(900, 500) }, 365, 365],
])('%s', async (_, reach, since, from) => {
  const { history, asked, noted } = turn(reach);
  await history.deployments(ago(365));

  expect(asked).toEqual([since]);
  expect(noted().deployment).toEqual(span(from, 0));
});

test.each<[string, Partial<LadderPolicy>, number, string]>([
  ['its environment for production', { production: { environment: 'blue', workflow: null } }, 365, '"blue"'],
  ['its workflow for production alone', { production: { environment: null, workflow: 'x.yml' } }, 21, 'null'],
  ['where its work items are', { workItems: { in: 'outside', key: 'ABC' } }, 21, 'null'],
])('deployments are told by the policy of now: it says %s', async (_, policy, since, under) => {
  const { history, asked, noted } = turn({ deployment: span(372, 7) }, policy);
  await history.deployments(ago(365));

  expect(asked).toEqual([since]);
  expect(noted().deployment?.under).toBe(under);
});

test('what is refused is not noted as read', async () => {
  const { history, noted } = turn({});
  await expect(history.releases(ago(365))).rejects.toThrow('refused');

  expect(noted()).toEqual({});
});

test('records that do not reach back over a window are not passed off as it, though they are kept up', async () => {
  const { history, asked, noted } = turn({ deployment: span(120, 7) });

  expect((await gatewayFailure(history.deployments(ago(365)))).kind).toBe('too-large');
  expect(await history.deployments(ago(90))).toEqual([]);
  expect(asked).toEqual([21]);
  expect(noted().deployment).toEqual(span(120, 0));
});
