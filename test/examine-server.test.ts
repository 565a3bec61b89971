import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type StandIn, startGitHub } from '../src/playground/github/start-github.ts';
import { openEnterpriseGate } from './support/enterprise-gate.ts';
import { root } from './support/server-process.ts';
import { testSecret } from './support/signed-delivery.ts';

let directory: string;
let standIn: StandIn;
let gate: Awaited<ReturnType<typeof openEnterpriseGate>>;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rung-examine-'));
  standIn = await startGitHub();
  gate = await openEnterpriseGate(standIn.url);
  standIn.world.createRepository('harbour/.github', {
    files: {
      '.github/rung.yml':
        'start: enforce\nlocked: [checks.incremental-coverage.target]\nchecks:\n  incremental-coverage: { target: 80 }\n',
    },
  });
  const quotes = standIn.world.createRepository('harbour/quotes', {
    files: { '.github/rung.yml': 'checks:\n  incremental-coverage: { target: 90 }\n' },
  });
  quotes.push('loose', { '.github/rung.yml': 'checks:\n  incremental-coverage: { target: 10 }\n' });
  standIn.world.install('harbour');
  await writeFile(
    join(directory, '.env'),
    [
      ...[
        `APP_ID=${standIn.app.id}`,
        `WEBHOOK_SECRET=${testSecret}`,
        `GHE_HOST=${gate.host}`,
        'GHE_PROTOCOL=http',
      ],
      `PRIVATE_KEY=${Buffer.from(standIn.app.privateKey).toString('base64')}`,
    ].join('\n'),
  );
});
afterAll(async () => {
  await gate.close();
  await standIn.close();
  await rm(directory, { recursive: true, force: true });
});

/** `rung …` in the directory with the settings. */
function rung(...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  return rungIn(directory, ...args);
}

function rungIn(cwd: string, ...args: string[]): Promise<{ code: unknown; stdout: string; stderr: string }> {
  return rungWith({}, cwd, ...args);
}

function rungWith(
  given: Record<string, string>,
  cwd: string,
  ...args: string[]
): Promise<{ code: unknown; stdout: string; stderr: string }> {
  const env = { ...given, PATH: process.env['PATH'] ?? '' };
  return new Promise(resolve => {
    execFile(process.execPath, [join(root, 'src/cli.ts'), ...args], { cwd, env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

test('doctor looks at the App with the settings of its directory, beside a running server', async () => {
  await mkdir(join(directory, 'data'));
  await writeFile(
    join(directory, 'data/lock'),
    JSON.stringify({ host: hostname(), pid: process.pid, id: 'a-running-server' }),
  );
  const { code, stdout, stderr } = await rung('doctor');
  expect([code, stderr]).toEqual([1, '']);
  expect(stdout).toContain('App 4711 "rung", key accepted');
  expect(stdout).toContain(`in use by the running server (process ${process.pid} on ${hostname()})`);
  expect(stdout).toContain('failure  Webhook          the App has no webhook address');
  expect(stdout).not.toContain(testSecret);
  expect(standIn.journal.invalid()).toEqual([]);
});

test('doctor speaks the language that is asked for, else that of the settings', async () => {
  const asked = await rung('doctor', '--language', 'zh-CN');
  expect([asked.code, asked.stderr]).toEqual([1, '']);
  expect(asked.stdout).toContain('App 4711“rung”，密钥有效');
  const chinese = await mkdtemp(join(directory, 'chinese-'));
  await writeFile(join(chinese, '.env'), 'RUNG_LANGUAGE=zh-CN\nGHE_HOST=git.harbour.invalid\n');
  expect((await rungIn(chinese, 'doctor')).stdout).toContain('git.harbour.invalid 没有应答');
  const english = await rungIn(chinese, 'doctor', '--language', 'en');
  expect(english.stdout).toContain('git.harbour.invalid does not answer');
});

test.each(['doctor', 'serve', 'dead-letters'])(
  '%s says in one line that .env cannot be read',
  async command => {
    const unreadable = await mkdtemp(join(directory, 'unreadable-'));
    await mkdir(join(unreadable, '.env'));
    const { code, stdout, stderr } = await rungIn(unreadable, command);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: \.env cannot be read \(EISDIR\): [^\n]+\n$/);
  },
);

test('what is set already wins over .env, unless it is empty', async () => {
  const elsewhere = await mkdtemp(join(directory, 'wins-'));
  await writeFile(join(elsewhere, '.env'), 'RUNG_LANGUAGE=zh-CN\nGHE_HOST=git.harbour.invalid\n');
  const given = await rungWith({ RUNG_LANGUAGE: 'en' }, elsewhere, 'doctor');
  expect(given.stdout).toContain('git.harbour.invalid does not answer');
  const empty = await rungWith({ RUNG_LANGUAGE: '' }, elsewhere, 'doctor');
  expect(empty.stdout).toContain('git.harbour.invalid 没有应答');
});

test('explain tells each value with the line that decides', async () => {
  const { code, stdout, stderr } = await rung('policy', 'explain', 'harbour/quotes');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^harbour\/quotes, branch main\n/);
  expect(stdout).toMatch(/^start +enforce +harbour\/\.github → \.github\/rung\.yml line 1$/m);
  expect(stdout).toMatch(/^checks\.incremental-coverage\.target +90 +\.github\/rung\.yml line 2, locked$/m);
  expect(stdout).toMatch(/^checks\.wip-limit\.per-author +3 +built-in$/m);
});

test('explain tells what another branch may not do, as data too', async () => {
  const { code, stdout } = await rung(
    'policy',
    'explain',
    'harbour/quotes',
    '--branch',
    'loose',
    '--format',
    'json',
  );
  expect(code).toBe(1);
  const explained = JSON.parse(stdout);
  expect(explained).toMatchObject({ schema: 1, repository: 'harbour/quotes', branch: 'loose' });
  expect(explained.problems).toMatchObject([
    { file: '.github/rung.yml', line: 2, kind: 'looser-than-locked', message: expect.any(String) },
  ]);
  expect(explained.values).toContainEqual({
    ...{
      key: 'checks.incremental-coverage.target',
      value: 80,
      source: 'organization',
      line: 4,
      locked: true,
    },
    file: 'harbour/.github → .github/rung.yml',
  });
});

test('a repository that the App does not see is one line', async () => {
  const { code, stdout, stderr } = await rung('policy', 'explain', 'eve/quotes');
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toMatch(/^error: The App does not see eve\/quotes[^\n]*\n$/);
});

test('a proxy that .env names is used, and told when it refuses', async () => {
  const asked: unknown[] = [];
  const proxy = createServer().on('connect', (request, socket) => {
    asked.push(request.url);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const elsewhere = await mkdtemp(join(directory, 'proxy-'));
  await writeFile(
    join(elsewhere, '.env'),
    `GHE_HOST=git.harbour.invalid\nHTTPS_PROXY=http://ada:canary-7@127.0.0.1:${port}\n`,
  );
  const { code, stdout } = await rungIn(elsewhere, 'doctor');
  proxy.close();
  expect(code).toBe(2);
  expect(asked).toEqual(['git.harbour.invalid:443']);
  expect(stdout).toContain('ok       Proxy            HTTPS_PROXY is used');
  expect(stdout).toContain('the proxy refused to connect');
  expect(stdout).not.toContain('canary-7');
});
