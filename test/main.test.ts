import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { send } from './support/post.ts';
import { head, openRaw } from './support/raw-request.ts';
import { type ServerProcess, serverEnvironment, startServerProcess } from './support/server-process.ts';
import { deliveryHeaders } from './support/signed-delivery.ts';
import { appDeliveries, exampleDeliveries } from './support/webhook-examples.ts';

const path = '/api/github/webhooks';
const canary = 'canary-9b2e';
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rung-main-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function failedStart(changes: Record<string, string>) {
  const server = startServerProcess({
    ...serverEnvironment,
    DATA_DIR: join(directory, 'failed'),
    ...changes,
  });
  const code = await server.ended;
  return { code, stderr: server.stderr(), stdout: server.stdout() };
}

describe('while GitHub is down', () => {
  let server: ServerProcess;
  let url: string;
  const dataDir = () => join(directory, 'data');
  beforeAll(async () => {
    server = startServerProcess({
      ...serverEnvironment,
      DATA_DIR: dataDir(),
      LOG_LEVEL: 'debug',
      DEBOUNCE_MS: '0',
    });
    url = await server.url;
  });
  afterAll(() => server.child.kill('SIGKILL'));

  test('the log says what the embedded database survives', () => {
    expect(server.stdout()).toContain('survives a process kill, not a power cut');
  });

  test('every published example is answered 202, and the server lives on', async () => {
    const wrong = [];
    for (const { event, payload } of [...exampleDeliveries, ...appDeliveries]) {
      const body = JSON.stringify({ ...payload, note: canary });
      const answer = await send(url + path, { method: 'POST', headers: deliveryHeaders(body, event), body });
      if (answer.status !== 202) wrong.push([event, answer.status]);
    }
    expect(wrong).toEqual([]);
    expect((await send(`${url}/healthz`)).status).toBe(200);
    expect((await send(`${url}/readyz`)).status).toBe(200);
  });

  test('a second server on the same directory is refused in one line', async () => {
    const { code, stderr, stdout } = await failedStart({ DATA_DIR: dataDir() });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: [^\n]*data[^\n]*\n$/);
    expect(stdout).not.toContain('    at ');
  });

  test('a port in use is told in one line, and the data directory is free again', async () => {
    const changes = { PORT: new URL(url).port, DATA_DIR: join(directory, 'port') };
    const first = await failedStart(changes);
    expect(first).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^error: Port \d+ .*in use[^\n]*\n$/),
    });
    const second = await failedStart(changes);
    expect(second.stderr).toBe(first.stderr);
  });

  test('SIGUSR1 opens no debugger', async () => {
    server.child.kill('SIGUSR1');
    await vi.waitFor(() => expect(server.stdout()).toContain('SIGUSR1 is ignored'), 5000);
    expect(server.stderr()).not.toContain('Debugger');
  });

  const body = JSON.stringify({ installation: { id: 1 }, repository: { id: 2 }, action: 'opened' });
  const inFlight = deliveryHeaders(body, 'pull_request', { 'content-length': String(body.length) });

  test('SIGTERM lets a delivery in flight finish, then ends with 0', async () => {
    const { socket, answer } = await openRaw(url);
    const taken = once(socket, 'data');
    socket.write(head(path, { ...inFlight, expect: '100-continue' }));
    expect(String(await taken)).toMatch(/^HTTP\/1.1 100 /);
    socket.write(body.slice(0, 10));
    server.child.kill('SIGTERM');
    await new Promise(resolve => setTimeout(resolve, 200));
    await expect(send(`${url}/healthz`)).rejects.toThrow();
    socket.write(body.slice(10));

    expect(await answer).toMatch(/\nHTTP\/1.1 202 /);
    expect(await server.ended).toBe(0);
    expect(server.stderr()).toBe('');
    expect(server.stdout()).not.toContain(canary);
    expect(server.stdout()).not.toContain('    at ');
  });

  test('what was accepted is known after the restart', async () => {
    const metricsToken = 'sixteen-letters!';
    const again = startServerProcess({
      ...serverEnvironment,
      DATA_DIR: dataDir(),
      METRICS_TOKEN: metricsToken,
    });
    const restarted = await again.url;
    await send(restarted + path, { method: 'POST', headers: inFlight, body });
    const authorization = `Bearer ${metricsToken}`;
    const metrics = await send(`${restarted}/metrics`, { headers: { authorization } });
    expect(metrics.body).toContain('rung_deliveries_total{outcome="duplicate",reason=""} 1');
    again.child.kill('SIGINT');
    expect(await again.ended).toBe(0);
  });

  test('SIGTERM to "npm start" ends the server too', async () => {
    const npm = startServerProcess({ ...serverEnvironment, DATA_DIR: dataDir() }, ['npm', 'start']);
    await npm.url;
    npm.child.kill('SIGTERM');
    // The pipes close when the last process that holds them has ended.
    await npm.ended;
    expect(npm.stdout()).toContain('"msg":"Rung is listening"');
    await expect(send(`${await npm.url}/healthz`)).rejects.toThrow();
  });
});

describe('a start that cannot work is told in one line and ends with 2:', () => {
  test('some credentials, but not all', async () => {
    const { code, stderr, stdout } = await failedStart({ APP_ID: '', PRIVATE_KEY: '' });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: Missing settings: APP_ID, PRIVATE_KEY [^\n]*\n$/);
  });

  test('no credentials, and another setting is wrong', async () => {
    const none = { APP_ID: '', PRIVATE_KEY: '', WEBHOOK_SECRET: '' };
    const { code, stderr, stdout } = await failedStart({ ...none, PORT: 'x' });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: PORT is "x"[^\n]*\n$/);
  });

  test('a wrong private key', async () => {
    const { code, stderr } = await failedStart({ PRIVATE_KEY: canary });
    expect([code, stderr]).toEqual([
      2,
      "error: PRIVATE_KEY holds no PEM text: expected the App's RSA private key as PEM, as GitHub made it.\n",
    ]);
  });

  test('a data directory that cannot be made', async () => {
    const file = join(directory, 'file');
    await writeFile(file, '');
    const { code, stderr, stdout } = await failedStart({ DATA_DIR: join(file, 'data') });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: [^\n]*file\/data[^\n]*\n$/);
    expect(stdout).not.toContain('    at ');
  });

  test('a database that cannot be reached', async () => {
    const { code, stderr, stdout } = await failedStart({
      DATABASE_URL: `postgresql://u:${canary}@127.0.0.1:1/d`,
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: [^\n]+\n$/);
    expect(stderr + stdout).not.toContain(canary);
    expect(stdout).not.toContain('    at ');
  });
});
