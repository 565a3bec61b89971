import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CheckRunVerdict, WriteGateway } from '../../src/publish/write-gateway.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { writeGatewayScene } from '../support/write-gateway-scene.ts';

let scene: Awaited<ReturnType<typeof writeGatewayScene>>;
let gateway: WriteGateway;

beforeEach(async () => {
  scene = await writeGatewayScene();
  gateway = scene.startGateway();
});
afterEach(() => scene.standIn.close());

const createRoute = 'POST /repos/{owner}/{repo}/check-runs';
const updateRoute = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';
const lookRoute = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs';

const waiting = { title: 'Waiting for 2 workflows', summary: 'Waiting.', text: null, annotations: [] };
const output = {
  title: '1 of 2 workflows green',
  summary: 'One is red.',
  text: 'How it was read.',
  annotations: [{ path: 'src/a.js', startLine: 1, endLine: 1, message: 'red' }],
};

function verdict(): CheckRunVerdict {
  return { conclusion: 'failure', output, completedAt: scene.clock.now() };
}

const start = (by = gateway) => by.startCheckRun(scene.repository, scene.effect, waiting);
const conclude = (id: number | null, by = gateway) =>
  by.concludeCheckRun(scene.repository, scene.effect, id, verdict());

const operations = () => scene.standIn.journal.entries.map(({ operation }) => operation);
const writes = () => operations().filter(each => each === createRoute || each === updateRoute);

describe('a check run', () => {
  test('is created in progress and completed by one update', async () => {
    const id = await start();
    expect(scene.runs()).toMatchObject([{ id, status: 'in_progress', conclusion: null }]);
    await expect(conclude(id)).resolves.toBe(id);
    expect(scene.runs()).toMatchObject([
      {
        id,
        name: 'Rung / CI status',
        externalId: 'ci-status/pr-7/e1',
        status: 'completed',
        conclusion: 'failure',
        title: output.title,
        summary: output.summary,
        text: output.text,
      },
    ]);
    expect(scene.runs()[0]?.annotations).toHaveLength(1);
    expect(writes()).toEqual([createRoute, updateRoute]);
    expect(scene.standIn.journal.invalid()).toEqual([]);
  });

  test('is created completed where nothing has to be waited for', async () => {
    const id = await conclude(null);
    expect(scene.runs()).toMatchObject([{ id, status: 'completed', conclusion: 'failure' }]);
    expect(writes()).toEqual([createRoute]);
  });

  test('is written once, however often it is asked for', async () => {
    const ids = await Promise.all([start(), start(), start()]);
    expect(new Set(ids).size).toBe(1);
    const [id = null] = ids;
    await Promise.all([conclude(id), conclude(id)]);
    await conclude(id, scene.startGateway());
    await conclude(null, scene.startGateway());
    expect(scene.runs()).toHaveLength(1);
    expect(writes()).toEqual([createRoute, updateRoute]);
  });

  test('of another evaluation is another check run', async () => {
    await conclude(null);
    await gateway.concludeCheckRun(
      scene.repository,
      { ...scene.effect, evaluationId: 'e2' },
      null,
      verdict(),
    );
    expect(scene.runs().map(run => run.externalId)).toEqual(['ci-status/pr-7/e1', 'ci-status/pr-7/e2']);
  });

  test('is completed, not created again, when the id of its start was forgotten', async () => {
    const id = await start();
    await expect(conclude(null)).resolves.toBe(id);
    expect(scene.runs()).toMatchObject([{ id, status: 'completed' }]);
  });

  test('is not written in dry run', async () => {
    const dry = scene.startGateway(true);
    await expect(start(dry)).resolves.toBeNull();
    await expect(conclude(null, dry)).resolves.toBeNull();
    expect(scene.standIn.journal.entries).toEqual([]);
    expect(scene.effects.rows.size).toBe(0);
  });

  test('on a commit that is gone is dropped once and for all', async () => {
    const effect = { ...scene.effect, headSha: 'f'.repeat(40) };
    for (const by of [gateway, scene.startGateway()]) {
      await expect(by.startCheckRun(scene.repository, effect, waiting)).resolves.toBeNull();
      await expect(by.concludeCheckRun(scene.repository, effect, null, verdict())).resolves.toBeNull();
    }
    expect(writes()).toEqual([createRoute]);
  });

  test('of another App with our name and mark is not taken for ours', async () => {
    const externalId = 'ci-status/pr-7/e1';
    scene.quotes.checks.create('impostor', 'Rung / CI status', scene.headSha, { externalId });
    scene.standIn.faults.add({ route: createRoute, fault: { kind: 'reset' } });
    await gatewayFailure(start());
    scene.clock.advance(60);
    const id = await start();
    expect(scene.runs()).toMatchObject([{ id, externalId }]);
  });
});

test('a run that GitHub completed as stale is completed by us all the same', async () => {
  const id = await start();
  scene.standIn.faults.add({ route: updateRoute, fault: { kind: 'reset' } });
  await gatewayFailure(conclude(id));
  scene.clock.advance(60);
  const [run] = scene.runs();
  Object.assign(run ?? {}, { status: 'completed', conclusion: 'stale' });
  await conclude(id, scene.startGateway());
  expect(scene.runs()).toMatchObject([{ id, conclusion: 'failure' }]);
});

describe('F2: one check run comes out of', () => {
  const faults = [
    { kind: 'status', status: 500 },
    { kind: 'bad-gateway' },
    { kind: 'reset' },
    { kind: 'half-body' },
    { kind: 'accept-then-reset' },
    { kind: 'secondary-limit', retryAfterSeconds: 30 },
    { kind: 'quota-exhausted', resetSeconds: 30 },
  ] as const;
  const steps = ['start', 'conclude', 'create completed'] as const;
  const repeats = [1, 2] as const;
  const cases = faults.flatMap(fault =>
    steps.flatMap(step => repeats.map(times => ({ fault, step, times }))),
  );

  test.each(cases)('$fault.kind, $times times, at $step', async ({ fault, step, times }) => {
    const route = step === 'conclude' ? updateRoute : createRoute;
    scene.standIn.faults.add({ route, fault, times });

    // The job is tried again, by a new process, as often as it fails.
    let by = gateway;
    const persist = async <T>(act: () => Promise<T>): Promise<T> => {
      for (let tries = 0; ; tries += 1) {
        try {
          return await act();
        } catch (error) {
          if (tries === 4) throw error;
          scene.clock.advance(61);
          by = scene.startGateway();
        }
      }
    };
    const id = step === 'create completed' ? null : await persist(() => start(by));
    await persist(() => conclude(id, by));

    expect(scene.runs()).toHaveLength(1);
    expect(scene.runs()[0]).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(scene.runs()[0]?.annotations).toHaveLength(1);
  });

  test.each([createRoute, updateRoute])('a crash after GitHub answered %s', async route => {
    const crash = new Error('killed');
    const complete = scene.effects.complete.bind(scene.effects);
    let armed = true;
    scene.effects.complete = async (key, done) => {
      const isCreate = key.endsWith('/create');
      if (armed && isCreate === (route === createRoute)) {
        armed = false;
        throw crash;
      }
      return await complete(key, done);
    };

    if (route === createRoute) await expect(start()).rejects.toBe(crash);
    else await expect(conclude(await start())).rejects.toBe(crash);
    const reborn = scene.startGateway();
    await conclude(await start(reborn), reborn);

    expect(scene.runs()).toHaveLength(1);
    expect(scene.runs()[0]).toMatchObject({ status: 'completed' });
    expect(scene.runs()[0]?.annotations).toHaveLength(1);
    expect(writes().filter(each => each === route)).toHaveLength(1);
  });

  test('a crash between start and conclusion, when all is finished meanwhile', async () => {
    scene.standIn.faults.add({ route: createRoute, fault: { kind: 'accept-then-reset' } });
    scene.standIn.faults.add({ route: lookRoute, fault: { kind: 'status', status: 500 } });
    await gatewayFailure(start());
    await conclude(null, scene.startGateway());
    expect(scene.runs()).toHaveLength(1);
    expect(scene.runs()[0]).toMatchObject({ status: 'completed' });
  });
});

describe('F13: while the lists lag behind by 30 s', () => {
  test.each([createRoute, updateRoute])(
    'a lost answer to %s ends in one check run, with its annotations once',
    async route => {
      scene.standIn.limits.listLagSeconds = 30;
      scene.standIn.faults.add({ route, fault: { kind: 'accept-then-reset' } });
      let id: number | null = null;
      for (let tries = 0; tries < 3; tries += 1) {
        const by = scene.startGateway();
        id = await start(by)
          .then(begun => conclude(begun, by))
          .catch(() => null);
        if (id !== null) break;
        scene.clock.advance(20);
      }
      scene.clock.advance(20);
      id ??= await conclude(await start(scene.startGateway()), scene.startGateway());

      expect(scene.runs()).toMatchObject([{ id, status: 'completed', conclusion: 'failure' }]);
      expect(scene.runs()[0]?.annotations).toHaveLength(1);
      expect(writes().filter(each => each === createRoute)).toHaveLength(1);
    },
  );
});

describe('after a failed write', () => {
  const asked = () => operations().filter(each => each !== null && !each.includes('access_tokens'));

  test('with an ambiguous answer the job comes back in a minute, and looks before it writes again', async () => {
    scene.standIn.faults.add({ route: createRoute, fault: { kind: 'reset' } });
    expect(await gatewayFailure(start())).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 60 });
    scene.clock.advance(59);
    expect(await gatewayFailure(start())).toMatchObject({ kind: 'unavailable', retryAfterSeconds: 1 });
    scene.clock.advance(1);
    await start();
    expect(asked()).toEqual([createRoute, lookRoute, lookRoute, lookRoute, createRoute]);
    expect(scene.runs()).toHaveLength(1);
  });

  test('that may be repeated freely GitHub is looked at before the one retry, after a wait', async () => {
    const id = await start();
    scene.standIn.faults.add({ route: updateRoute, times: 2, fault: { kind: 'reset' } });
    const plain = { ...verdict(), output: { ...output, annotations: [] } };
    const ending = gateway.concludeCheckRun(scene.repository, scene.effect, id, plain);
    expect((await gatewayFailure(ending)).kind).toBe('unavailable');
    expect(asked()).toEqual([createRoute, updateRoute, lookRoute, updateRoute]);
    expect(scene.waits).toHaveLength(1);
    expect(scene.waits[0]).toBeGreaterThanOrEqual(200);
  });

  test('that certainly did not happen no intent stays', async () => {
    scene.standIn.faults.add({ route: createRoute, fault: { kind: 'status', status: 422, message: 'no' } });
    expect((await gatewayFailure(start())).kind).toBe('invalid');
    expect(scene.effects.rows.size).toBe(0);
    expect(scene.waits).toEqual([]);
  });

  test('that may have happened the intent stays', async () => {
    scene.standIn.faults.add({ route: createRoute, fault: { kind: 'reset' } });
    scene.standIn.faults.add({
      route: createRoute,
      nth: 2,
      fault: { kind: 'status', status: 403, message: 'Resource not accessible by integration' },
    });
    expect((await gatewayFailure(start())).kind).toBe('unavailable');
    scene.clock.advance(60);
    expect((await gatewayFailure(start())).kind).toBe('forbidden');
    expect([...scene.effects.rows.values()]).toMatchObject([{ done: false }]);
  });

  test('at a rate limit nothing more is sent until its time, and the job learns it', async () => {
    scene.standIn.faults.add({
      route: createRoute,
      fault: { kind: 'secondary-limit', retryAfterSeconds: 30 },
    });
    expect(await gatewayFailure(start())).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 30 });
    const sent = scene.standIn.journal.entries.length;
    scene.clock.advance(29);
    expect(await gatewayFailure(start())).toMatchObject({ kind: 'rate-limited', retryAfterSeconds: 1 });
    expect(scene.standIn.journal.entries).toHaveLength(sent);
    scene.clock.advance(1);
    await expect(start()).resolves.toEqual(expect.any(Number));
  });
});

test('a 51st annotation and an empty summary are refused before anything is written', async () => {
  const annotations = Array.from({ length: 51 }, () => ({
    path: 'a',
    startLine: 1,
    endLine: 1,
    message: 'm',
  }));
  const many = { ...verdict(), output: { ...output, annotations } };
  const empty = { ...verdict(), output: { ...output, summary: ' ' } };
  for (const broken of [many, empty]) {
    const failure = gatewayFailure(gateway.concludeCheckRun(scene.repository, scene.effect, null, broken));
    expect((await failure).kind).toBe('invalid');
  }
  expect(scene.standIn.journal.entries).toEqual([]);
});
