import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Probot } from 'probot';
import { beforeEach, describe, expect, test } from 'vitest';
import { createRouter } from '../../src/jobs/create-router.ts';
import { createDeliveryReasons, type DeliveryReasons } from '../../src/jobs/delivery-reasons.ts';
import { type DeliveryUnderWay, receiveDelivery } from '../../src/jobs/receive-delivery.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import { memoryInbox } from '../support/memory-inbox.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { appDeliveries } from '../support/webhook-examples.ts';

const canary = 'canary-77aa';
let memory: ReturnType<typeof memoryInbox>;
let recorded: ReturnType<typeof recordedLog>;
let reasons: DeliveryReasons;
let underWay: Map<string, DeliveryUnderWay>;
let router: Probot;
let receive: (guid: string) => Promise<void>;

beforeEach(async () => {
  memory = memoryInbox();
  recorded = recordedLog();
  reasons = createDeliveryReasons();
  underWay = new Map();
  router = await createRouter();
  receive = receiveDelivery({ inbox: memory.inbox, router, reasons, underWay, log: recorded.log });
});

async function store(event: string, payload: object, guid = 'one'): Promise<string> {
  await memory.inbox.accept({
    guid,
    event,
    action: null,
    installationId: 1,
    repositoryId: 9,
    bodySha256: '',
    receivedAt: new Date('2026-03-02T09:00:00Z'),
    payload: JSON.stringify(payload),
  });
  return guid;
}

const opened = { action: 'opened', installation: { id: 1 }, repository: { id: 9 }, note: canary };

describe('a stored delivery', () => {
  test('reaches the handlers of its event and action with its GUID and is finished', async () => {
    const seen: unknown[] = [];
    router.on('pull_request.opened', async context => {
      seen.push([context.id, context.payload.action]);
    });
    router.on('pull_request.closed', async () => {
      seen.push('closed');
    });
    await receive(await store('pull_request', opened));
    expect(seen).toEqual([['one', 'opened']]);
    expect([...memory.finished]).toEqual([['one', null]]);
  });

  test('is known as a repeat while its handlers work, and no longer', async () => {
    const seen: boolean[] = [];
    router.on('pull_request', async context => {
      seen.push(underWay.get(context.id)?.repeatsBody ?? false);
    });
    await receive(await store('pull_request', opened));
    await receive(await store('pull_request', opened, 'two'));

    expect(seen).toEqual([false, true]);
    expect(underWay.size).toBe(0);
  });

  test('is finished with the reason why its handlers did nothing', async () => {
    router.on('pull_request', async context => reasons.note(context.id, 'draft'));
    router.on('pull_request.opened', async context => reasons.note(context.id, 'archived'));
    await receive(await store('pull_request', opened));
    expect([...memory.finished]).toEqual([['one', 'archived; draft']]);
    expect(reasons.take('one')).toBeNull();
  });

  test('without a handler is finished', async () => {
    await receive(await store('gollum', opened));
    expect(memory.finished.has('one')).toBe(true);
  });

  test('that is finished already or unknown does nothing', async () => {
    let handled = 0;
    router.on('pull_request', async () => {
      handled += 1;
    });
    await receive(await store('pull_request', opened));
    await receive('one');
    await receive('unknown');
    expect(handled).toBe(1);
  });
});

test('a reason that quotes a payload can be stored', () => {
  reasons.note('one', `action a\u0000b\n\ud800${'x'.repeat(500)}`);
  expect(reasons.take('one')).toMatch(/^action a\ufffdb\ufffd\ufffdx{1,190}$/);
});

describe('a handler that fails', () => {
  test('leaves the delivery unfinished and passes on its own error without the event', async () => {
    const failure = new GatewayError('rate-limited', 'Slow down.', { retryAfterSeconds: 60 });
    router.on('pull_request', async context => {
      reasons.note(context.id, 'draft');
      throw failure;
    });
    const error = await receive(await store('pull_request', opened)).catch((caught: unknown) => caught);
    expect(error).toBe(failure);
    expect(JSON.stringify(Object.entries(failure))).not.toContain(canary);
    expect(memory.finished.size).toBe(0);
    expect(reasons.take('one')).toBeNull();
  });

  test('does not hide when another one says when to come back', async () => {
    router.on('pull_request', async () => {
      throw new TypeError('a bug');
    });
    router.on('pull_request', async () => {
      throw new GatewayError('unavailable', 'Down.');
    });
    await expect(receive(await store('pull_request', opened))).rejects.toMatchObject({ kind: 'unavailable' });
  });

  test('is tried again with the same delivery', async () => {
    let attempts = 0;
    router.on('pull_request', async () => {
      attempts += 1;
      if (attempts === 1) throw new Error('once');
    });
    const guid = await store('pull_request', opened);
    await expect(receive(guid)).rejects.toThrow('once');
    await receive(guid);
    expect([...memory.finished]).toEqual([['one', null]]);
  });
});

describe('the router', () => {
  test('prints nothing of a payload, whatever the handlers do', async () => {
    // Loggers write past process.stdout: only another process's pipes show all of it.
    const program = `
      import { createRouter } from ${JSON.stringify(new URL('../../src/jobs/create-router.ts', import.meta.url).href)};
      const router = await createRouter();
      router.on('pull_request', async context => {
        context.log.error(context.payload, 'a handler that logs too much');
        throw new Error('pem ${canary}');
      });
      const payload = ${JSON.stringify(opened)};
      await router.receive({ id: 'one', name: 'pull_request', payload }).catch(() => console.log('caught'));`;
    const run = promisify(execFile);
    const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '-e', program]);
    expect([stdout, stderr]).toEqual(['caught\n', '']);
  });

  test('cannot call GitHub', async () => {
    let problem: unknown;
    router.on('pull_request', async context => {
      problem = await context.octokit.request('GET /meta').catch((error: unknown) => error);
    });
    await receive(await store('pull_request', opened));
    expect(String(problem)).toContain('calls to GitHub go through the gateway');
  });

  test('takes every published example', async () => {
    let handled = 0;
    router.onAny(async () => {
      handled += 1;
    });
    for (const [index, { event, payload }] of appDeliveries.entries())
      await receive(await store(event, payload, `example-${index}`));
    expect(handled).toBe(appDeliveries.length);
    expect(memory.finished.size).toBe(appDeliveries.length);
  });
});
