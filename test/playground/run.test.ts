import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { send } from '../support/post.ts';
import { root } from '../support/server-process.ts';
import { startServer } from '../support/start-server.ts';

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

/** `rung playground` as a process of its own, or as a child of npm. */
function startPlayground(args: readonly string[], command = [process.execPath, 'src/cli.ts', 'playground']) {
  const [file = '', ...rest] = command;
  const child = spawn(file, [...rest, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  children.push(child);
  const told = { stdout: '', stderr: '' };
  child.stderr.setEncoding('utf8').on('data', text => {
    told.stderr += text;
  });
  const url = new Promise<string>(resolve => {
    child.stdout.setEncoding('utf8').on('data', text => {
      told.stdout += text;
      const found = /http:\S+/.exec(told.stdout)?.[0];
      if (found !== undefined) resolve(found);
    });
  });

  return { child, told, url, ended: once(child, 'close').then(([code]) => code as number | null) };
}

test.each([
  ['by itself', undefined],
  ['under npm', ['npm', 'run', '--silent', 'playground', '--']],
])('the page is told in one line, and Ctrl-C ends all: %s', async (_, command) => {
  const { child, told, url, ended } = startPlayground(['--port', '0'], command);
  const { status, body } = await send(await url);

  expect(told.stdout).toMatch(/^Rung's playground: http:\/\/127\.0\.0\.1:\d+ \(end it with Ctrl-C\)\n$/);
  expect(status).toBe(200);
  expect(body).toContain('harbour/quotes');

  // A terminal signals the whole group, not npm alone.
  process.kill(-(child.pid ?? Number.NaN), 'SIGINT');
  const code = await ended;
  if (command === undefined) expect(code).toBe(0);
  expect(told.stderr).toBe('');
  await expect(send(await url)).rejects.toThrow();
});

test('a port that is taken is one line and exit code 2', async () => {
  const other = await startServer(async (_, answer) => answer.end());
  const { told, ended } = startPlayground(['--port', String(other.port)]);

  expect(await ended).toBe(2);
  expect(told).toEqual({ stdout: '', stderr: `error: port ${other.port} is taken\n` });
  await other.close();
});
