import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepNeeded } from '../../src/webhooks/keep-needed.ts';
import { mutated } from '../support/mutated-payload.ts';
import { send } from '../support/post.ts';
import { deliveryHeaders } from '../support/signed-delivery.ts';
import { appDeliveries, exampleDeliveries } from '../support/webhook-examples.ts';
import { startWebhookFront, type WebhookFront } from '../support/webhook-front.ts';

let front: WebhookFront;
beforeAll(async () => {
  front = await startWebhookFront({ keep: keepNeeded }, { isAwaited: () => true });
});
afterAll(() => front.close());

async function post(event: string, payload: unknown): Promise<number> {
  const body = JSON.stringify(payload);
  return (await send(front.url, { method: 'POST', headers: deliveryHeaders(body, event), body })).status;
}

test.each([
  ['of a repository', exampleDeliveries],
  ['of an App', appDeliveries],
])('every published example, as a hook %s gets it, is answered 202', async (_name, deliveries) => {
  expect(deliveries.length).toBeGreaterThan(200);
  const wrong = [];
  for (const { event, payload } of deliveries)
    if ((await post(event, payload)) !== 202) wrong.push([event, payload['action']]);
  expect(wrong).toEqual([]);
});

test('F30: an example with keys removed, nulled, replaced or added is answered 202', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...appDeliveries),
      fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
      async ({ event, payload }, choices) => {
        expect(await post(event, mutated(payload, choices.values()))).toBe(202);
      },
    ),
    { numRuns: 300 },
  );
});
