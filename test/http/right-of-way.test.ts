import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createRightOfWay } from '../../src/http/right-of-way.ts';
import { memoryInbox } from '../support/memory-inbox.ts';
import { send } from '../support/post.ts';
import { deliveryHeaders } from '../support/signed-delivery.ts';
import { startWebhookFront } from '../support/webhook-front.ts';

const aMinute = 60_000;
const body = JSON.stringify({ action: 'opened', installation: { id: 1 }, repository: { id: 9 } });

test('long work goes on once the delivery is stored that came meanwhile', async () => {
  const { during, giveWay } = createRightOfWay(aMinute);
  const { inbox } = memoryInbox();
  const order: string[] = [];
  let wentOn: Promise<unknown> | undefined;
  const front = await startWebhookFront({
    during,
    inbox: {
      ...inbox,
      async accept(...delivery) {
        wentOn = giveWay().then(() => order.push('went on'));
        for (let turn = 0; turn < 10; turn += 1) await setImmediate();
        order.push('stored');

        return await inbox.accept(...delivery);
      },
    },
  });

  const answer = await send(front.url, {
    ...{ method: 'POST', body },
    headers: deliveryHeaders(body, 'pull_request'),
  });
  await wentOn;
  await front.close();

  expect(answer.status).toBe(202);
  expect(order).toEqual(['stored', 'went on']);
});

test('it waits for the last of several, also where one fails', async () => {
  const { during, giveWay } = createRightOfWay(aMinute);
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const order: string[] = [];
  const failing = during(() => first.promise).catch(() => order.push('failed'));
  void during(() => second.promise);
  const wentOn = giveWay().then(() => order.push('went on'));

  first.reject(new Error('the database is away'));
  await failing;
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();
  expect(order).toEqual(['failed']);
  second.resolve();
  await wentOn;
  await giveWay();
  expect(order).toEqual(['failed', 'went on']);
});

test('pieces of long work do not run one right after the other', async () => {
  const { giveWay } = createRightOfWay();
  let turn = 0;
  const turns: number[] = [];
  const pieces = [1, 2, 3].map(async () => {
    await giveWay();
    turns.push(turn);
  });
  while (turns.length < pieces.length) {
    await setImmediate();
    turn += 1;
  }

  expect(new Set(turns).size).toBe(pieces.length);
});

test('it goes on all the same when that takes long', async () => {
  const { during, giveWay } = createRightOfWay(1);
  const never = new Promise<void>(() => {});
  void during(() => never);

  await expect(giveWay()).resolves.toBeUndefined();
});
