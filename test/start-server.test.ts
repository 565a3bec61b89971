import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type StandIn, startGitHub } from '../src/playground/github/start-github.ts';
import { openEnterpriseGate } from './support/enterprise-gate.ts';
import { send } from './support/post.ts';
import { root, type ServerProcess, startServerProcess } from './support/server-process.ts';
import { enterSetup, registerOnGitHub } from './support/setup-person.ts';
import { deliveryHeaders, sign } from './support/signed-delivery.ts';

let directory: string;
let standIn: StandIn;
let gate: Awaited<ReturnType<typeof openEnterpriseGate>>;
let server: ServerProcess | undefined;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rung-start-'));
  standIn = await startGitHub();
  gate = await openEnterpriseGate(standIn.url);
});
afterAll(async () => {
  server?.child.kill('SIGKILL');
  await gate.close();
  await standIn.close();
  await rm(directory, { recursive: true, force: true });
});

/** The server in a directory of its own: `.env` is written where it is started. */
function startIn(environment: Record<string, string>, cwd = directory): ServerProcess {
  const command = `cd "${cwd}" && exec "${process.execPath}" "${join(root, 'src/main.ts')}"`;
  server = startServerProcess({ PATH: process.env['PATH'] ?? '', HOST: '127.0.0.1', ...environment }, [
    'sh',
    '-c',
    command,
  ]);
  return server;
}

test('without credentials it sets itself up, starts, and finds them again', async () => {
  const { child, url: setupUrl, ended, stdout } = startIn({ APP_ID: '', PORT: '0' });
  const person = await enterSetup(await setupUrl);
  expect(stdout().split('\n')).toHaveLength(2);
  const page = await person.post('/setup', {
    ...{ github: `http://${gate.host}`, account: 'organization', organization: 'harbour' },
    ...{ address: 'https://rung.harbour.example', name: 'Rung' },
  });
  expect((await person.get(registerOnGitHub(standIn, page.body))).status).toBe(200);

  await vi.waitFor(() => expect(stdout()).toContain('Rung is listening'), 60_000);
  const [, started = ''] = /"url":"([^"]+)"[^\n]*Rung is listening/.exec(stdout()) ?? [];
  expect((await send(`${started}/readyz`)).status).toBe(200);
  expect((await send(`${started}/setup`)).status).toBe(404);

  const kept = await readFile(join(directory, '.env'), 'utf8');
  expect(kept).toContain(`GHE_HOST=${gate.host}\n`);
  expect((await stat(join(directory, '.env'))).mode & 0o777).toBe(0o600);
  const secret = /WEBHOOK_SECRET=(.*)/.exec(kept)?.[1] ?? '';
  expect(stdout()).not.toContain(secret);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);

  const again = startIn({ APP_ID: '', PORT: '0' });
  const url = await again.url;
  expect((await send(`${url}/readyz`)).status).toBe(200);
  const body = JSON.stringify({ zen: 'x' });
  const headers = deliveryHeaders(body, 'ping', { 'x-hub-signature-256': sign(body, secret) });
  const answer = await send(`${url}/api/github/webhooks`, { method: 'POST', headers, body });
  expect(answer.status).toBe(202);
  again.child.kill('SIGTERM');
  expect(await again.ended).toBe(0);
}, 120_000);

test('certificates that cannot be read are told, in the setup too', async () => {
  const elsewhere = await mkdtemp(join(directory, 'certificates-'));
  const { child, url, ended, stdout } = startIn(
    { PORT: '0', NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem' },
    elsewhere,
  );
  await url;
  expect(stdout()).toMatch(/"level":"warn"[^\n]*"path":"\/nowhere\/ca.pem"[^\n]*NODE_EXTRA_CA_CERTS/);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
}, 30_000);
