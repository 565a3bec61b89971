import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { root } from '../support/server-process.ts';

test('a reader that goes away, such as head, is no fault', async () => {
  const child = spawn(process.execPath, ['src/cli.ts', 'policy', 'schema'], { cwd: root, stdio: 'pipe' });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  child.stdout.destroy();
  const [code] = await once(child, 'close');

  expect(errors).toBe('');
  expect(code).toBe(0);
});

/** The file of Linux that is always full. */
const isThere = process.platform === 'linux';

test.skipIf(!isThere)(
  'a full disk under standard output is one line, and no gate that fell short',
  async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, ['src/cli.ts', 'policy', 'schema'], {
      cwd: root,
      stdio: ['ignore', full, 'pipe'],
    });
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const [code] = await once(child, 'close');
    closeSync(full);

    expect(errors).toBe('error: standard output cannot be written (ENOSPC).\n');
    expect(code).toBe(2);
  },
);

test.skipIf(!isThere)('a full disk under standard error changes no exit code', async () => {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, ['src/cli.ts', 'practices', 'nothing-of-ours'], {
    cwd: root,
    stdio: ['ignore', 'ignore', full],
  });
  const [code] = await once(child, 'close');
  closeSync(full);

  expect(code).toBe(2);
});

test('a server outlives the reader of its log', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'rung-closed-'));
  const child = spawn(process.execPath, [join(root, 'src/cli.ts'), 'serve'], {
    cwd: directory,
    env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const [line] = await once(child.stdout, 'data');
  const { url } = JSON.parse(String(line));
  child.stdout.destroy();
  // Each of them is a line in the log.
  for (let at = 0; at < 3; at++) {
    child.kill('SIGUSR1');
    await setTimeout(100);
  }

  expect((await fetch(new URL('/healthz', url))).status).toBe(200);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  await rm(directory, { recursive: true });
}, 30_000);

test.skipIf(!isThere)('a current folder that was deleted is one line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rung-gone-'));
  const command = `cd "${folder}" && rmdir "${folder}" && "${process.execPath}" "${join(root, 'src/cli.ts')}" policy schema`;
  const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const [code] = await once(child, 'close');

  expect(errors).toBe('error: the current folder does not exist any more: expected one that does.\n');
  expect(code).toBe(2);
});
