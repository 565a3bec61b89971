import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlaceReads } from '../../src/github/place-port.ts';
import { createRouter } from '../../src/jobs/create-router.ts';
import { createDeliveryReasons } from '../../src/jobs/delivery-reasons.ts';
import { receiveDelivery } from '../../src/jobs/receive-delivery.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { silentLog } from '../../src/model/log.ts';
import type { Services } from '../../src/usecases/services.ts';
import { registerWebhooks } from '../../src/webhooks/index.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { mutated } from '../support/mutated-payload.ts';
import { appDeliveries } from '../support/webhook-examples.ts';

const now = () => new Date('2026-03-02T09:00:00Z');
let opened: TestStore;
let receive: (guid: string) => Promise<void>;
let requested = 0;

/** A GitHub that knows nothing of what is asked. */
const absent = new Proxy(
  {},
  { get: () => () => Promise.reject(new GatewayError('not-found', 'Not there.')) },
);

/** Installed everywhere: else all that comes later would be refused. */
const places: PlaceReads = {
  installation: async id => ({
    ...{ id, account: 'harbour', htmlUrl: '', selection: 'all', isSuspended: false },
    ...{ permissions: {}, events: [] },
  }),
  repository: async () => undefined,
};

beforeAll(async () => {
  opened = await openTestStore();
  await opened.queue.start();
  const reasons = createDeliveryReasons();
  const underWay = new Map();
  const router = await createRouter();
  const request = async () => {
    requested += 1;
  };
  registerWebhooks(router, {
    services: {
      store: opened.store,
      github: { appId: 1, places, granted() {}, reads: () => absent, installation: () => absent },
      nothingToShow: new Map(),
      now,
      log: silentLog,
    } as unknown as Services,
    queue: {
      requestCheck: request,
      requestMergeGroupCheck: request,
      requestReleaseCheck: request,
      requestLadder: request,
      requestMeasurement: request,
      requestReconcile: request,
      dropInstallation: async () => 0,
      dropRepository: async () => 0,
    },
    reasons,
    underWay,
  });
  receive = receiveDelivery({ inbox: opened.store.inbox, router, reasons, underWay, log: silentLog });
});
afterAll(() => opened.close());

/** What the handlers made of a delivery: nothing, or an error of GitHub's; any other error is a defect. */
async function handle(event: string, payload: unknown): Promise<void> {
  const guid = randomUUID();
  await opened.store.inbox.accept({
    ...{ guid, event, action: null, installationId: 2, repositoryId: null },
    ...{ bodySha256: guid, receivedAt: now(), payload: JSON.stringify(payload) },
  });
  await receive(guid).catch(error => {
    if (!(error instanceof GatewayError)) throw error;
  });
}

test('every published example is handled', async () => {
  for (const { event, payload } of appDeliveries) await handle(event, payload);
  expect(requested).toBeGreaterThan(10);
});

test('an example with keys removed, nulled, replaced or added is handled', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...appDeliveries),
      fc.array(fc.nat(), { minLength: 30, maxLength: 30 }),
      ({ event, payload }, choices) => handle(event, mutated(payload, choices.values())),
    ),
    { numRuns: 300 },
  );
});
