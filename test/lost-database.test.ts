import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ServerProcess, serverEnvironment, startServerProcess } from './support/server-process.ts';

let dataDir: string;
let server: ServerProcess | undefined;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'rung-lost-'));
});
afterEach(async () => {
  server?.child.kill('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

test('F21: a process whose data directory another one took ends with one line, for a supervisor to start it again', async () => {
  server = startServerProcess({ ...serverEnvironment, DATA_DIR: dataDir });
  await server.url;
  await writeFile(join(dataDir, 'lock'), JSON.stringify({ host: 'another', pid: 1, id: 'another' }));

  expect(await server.ended).toBe(2);
  expect(server.stderr()).toBe(
    `error: Another process took the data directory ${dataDir} while this one stood still: one of them has to stop.\n`,
  );
  expect(server.stdout()).not.toContain('uncaught');
});
