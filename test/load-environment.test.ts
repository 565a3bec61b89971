import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from './support/server-process.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rung-environment-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** `rung …` with these variables, in an empty directory. */
function rung(args: readonly string[], variables: Record<string, string>) {
  return new Promise<{ code: unknown; stderr: string }>(resolve => {
    const environment = { PATH: process.env['PATH'] ?? '', ...variables };
    execFile(
      process.execPath,
      [join(root, 'src/cli.ts'), ...args],
      { cwd: directory, env: environment },
      (error, _, stderr) => resolve({ code: error?.code ?? 0, stderr }),
    );
  });
}

// Without a protocol, with a password that is no URL, and of nothing at all.
test.each([
  ['doctor', 'proxy.example.com:3128'],
  ['token', 'http://ada:canary-7%@127.0.0.1:1'],
  ['serve', 'http://'],
])(
  'rung %s tells in one line that a proxy cannot be used',
  async (command, value) => {
    const { code, stderr } = await rung([command], { HTTPS_PROXY: value });

    expect(stderr).toBe(
      'error: HTTPS_PROXY is set, but not as it should be (the value is not shown): expected the address of a proxy with its protocol, such as http://proxy.example.com:3128.\n',
    );
    expect(code).toBe(2);
  },
  30_000,
);
