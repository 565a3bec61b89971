import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommandIo } from '../../src/commands/command-io.ts';
import { sendReports } from '../../src/commands/coverage/send-reports.ts';
import { startServer } from '../support/start-server.ts';
import { CoverageWorkspace, lcov } from './coverage-workspace.ts';

const token = `rung_${'0123456789abcdef'.repeat(3)}`;
const env = { RUNG_TOKEN: token };

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

let server: Awaited<ReturnType<typeof startServer>>;
let url: string;
let asked: { method: string; path: string; headers: IncomingMessage['headers']; body: Buffer }[];
let answers: Answer[];
beforeAll(async () => {
  server = await startServer(async (incoming, outgoing) => {
    const { method = '', url: path = '', headers } = incoming;
    asked.push({ method, path, headers, body: await buffer(incoming) });
    const {
      status,
      body,
      headers: more = {},
    } = answers.shift() ?? { status: 202, body: '{"message":"accepted"}\n' };
    outgoing.writeHead(status, more).end(body);
  });
  url = `http://127.0.0.1:${server.port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  [asked, answers] = [[], []];
});

/** A clone with one commit, and a report of it that git ignores. */
function cloned(origin = 'git@git.harbour.example:harbour/quotes.git'): CoverageWorkspace {
  const workspace = new CoverageWorkspace();
  workspace.git('init', '--quiet');
  workspace.git('remote', 'add', 'origin', origin);
  workspace.write('src/a.ts', 'export const a = 1;\n');
  workspace.write('.gitignore', 'coverage/\n');
  workspace.commit();
  workspace.write('coverage/lcov.info', lcov('src/a.ts:1'));

  return workspace;
}

const given = ['--report', 'coverage/lcov.info'];
const headOf = (workspace: CoverageWorkspace) => workspace.git('rev-parse', 'HEAD').trim();

test('a report goes out compressed, for the commit of the clone, with the token from the environment', async () => {
  using workspace = cloned();
  const outcome = await workspace.rung([...given, '--send', url], { env: { RUNG_TOKEN: `${token}\n` } });

  const sha = headOf(workspace);
  expect(outcome).toEqual({
    ...{ exitCode: 0, err: '' },
    out: `coverage/lcov.info, harbour/quotes ${sha.slice(0, 7)}: accepted\n`,
  });
  expect(asked).toMatchObject([
    {
      method: 'PUT',
      path: `/api/reports/harbour/quotes/${sha}`,
      headers: { authorization: `Bearer ${token}`, 'accept-language': 'en' },
    },
  ]);
  expect(String(gunzipSync(asked[0]?.body ?? ''))).toBe(lcov('src/a.ts:1'));
});

test('what is compressed already goes out as it is, and each of several reports by itself', async () => {
  using workspace = cloned();
  const packed = gzipSync(lcov('src/a.ts:1'));
  workspace.write('coverage/b.gz', packed);
  workspace.write('coverage/c.zip', 'PK\u0003\u0004');
  workspace.write('coverage/d.html', '<!doctype html>');
  const outcome = await workspace.rung(['--report', 'coverage/*', '--send', `${url}/rung`], { env });

  expect(outcome.exitCode).toBe(0);
  expect(outcome.out.split('\n')).toHaveLength(4);
  expect(outcome.err).toMatch(
    /^warning: coverage\/d\.html is left out: it is in no format that Rung reads[^\n]*\n$/,
  );
  expect(asked.map(({ body }) => body)).toEqual([packed, Buffer.from('PK\u0003\u0004'), expect.any(Buffer)]);
  expect(asked[0]?.path).toBe(`/rung/api/reports/harbour/quotes/${headOf(workspace)}`);
});

test.each([
  ['git@git.harbour.example:harbour/quotes.git', 'harbour/quotes'],
  ['https://git.harbour.example/harbour/quotes', 'harbour/quotes'],
  ['https://x:secret@github.com/harbour/quotes.js.git', 'harbour/quotes.js'],
  ['ssh://git@git.harbour.example:2222/harbour/quotes.git/', 'harbour/quotes'],
])('the remote %s is the repository %s', async (origin, repository) => {
  using workspace = cloned(origin);
  expect((await workspace.rung([...given, '--send', url], { env })).exitCode).toBe(0);
  expect(asked[0]?.path).toBe(`/api/reports/${repository}/${headOf(workspace)}`);
});

test('another repository than that of the remote can be named', async () => {
  using workspace = cloned('/srv/mirror');
  const unnamed = await workspace.rung([...given, '--send', url], { env });
  expect(unnamed).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('expected --repository owner/name'),
  });
  await workspace.rung([...given, '--send', url, '--repository', 'harbour/fork'], { env });
  expect(asked[0]?.path).toContain('/harbour/fork/');
});

describe('a working tree that is not the commit', () => {
  test('is named in one line, and the report goes out', async () => {
    using workspace = cloned();
    workspace.write('src/a.ts', 'export const b = 2;\n');
    const { exitCode, err } = await workspace.rung([...given, '--send', url], { env });

    expect(exitCode).toBe(0);
    expect(err).toBe(
      `warning: 1 file differs from commit ${headOf(workspace).slice(0, 7)}: src/a.ts; a report fits the commit only where their lines are the same\n`,
    );
  });

  test('is not meant by files that git does not follow', async () => {
    using workspace = cloned();
    workspace.write('build.log', 'x');
    expect((await workspace.rung([...given, '--send', url], { env })).err).toBe('');
  });

  test('with many changes is named by the first three', async () => {
    using workspace = cloned();
    for (const name of ['b', 'c', 'd', 'e']) workspace.write(`src/${name}.ts`, 'x\n');
    workspace.git('add', '--all');
    expect((await workspace.rung([...given, '--send', url], { env })).err).toMatch(
      /^warning: 4 files differ .*: src\/b\.ts, src\/c\.ts, src\/d\.ts and 1 more; /,
    );
  });
});

describe('what is refused before anything is sent', () => {
  test.each([
    { title: 'no token', args: given, with: {}, says: /^error: RUNG_TOKEN holds no token/ },
    {
      title: 'a token of something else',
      args: given,
      with: { RUNG_TOKEN: 'ghp_canary' },
      says: /RUNG_TOKEN holds no/,
    },
    { title: 'no report', args: [], with: env, says: /give at least one --report/ },
    {
      title: 'a file that is missing',
      args: ['--report', 'x'],
      with: env,
      says: /--report x matches no file/,
    },
    {
      title: 'a file that is none',
      args: ['--report', 'src/a.ts'],
      with: env,
      says: /src\/a\.ts is not sent: it is in no/,
    },
    {
      title: 'nothing but such files',
      args: ['--report', 'src/*.ts'],
      with: env,
      says: /none of the files is a report/,
    },
  ])('$title', async ({ args, with: variables, says }) => {
    using workspace = cloned();
    const { exitCode, out, err } = await workspace.rung([...args, '--send', url], { env: variables });

    expect([exitCode, out, asked]).toEqual([2, '', []]);
    expect(err).toMatch(says);
    expect(err).not.toContain('canary');
  });

  test.each([
    'rung.example.com',
    'ftp://rung.example.com',
    'https://me:pw@rung.example.com',
    'https://rung.example.com?x',
  ])('the address %s', async address => {
    using workspace = cloned();
    const { exitCode, err } = await workspace.rung([...given, '--send', address], { env });

    expect(exitCode).toBe(2);
    expect(err).toMatch(/is no address of a server; expected one such as https:\/\/rung\.example\.com\n$/);
  });

  test.each([
    ['--base', 'main'],
    ['--format', 'json'],
    ['--path-map', 'a=b'],
    ['--min-lines', '5'],
    ['--missing-files', 'fail'],
    ['--component', 'api=90:api/**'],
  ])('%s, which is about judging', async (option, value) => {
    using workspace = cloned();
    const { exitCode, err } = await workspace.rung([...given, '--send', url, option, value], { env });

    expect(exitCode).toBe(2);
    expect(err).toContain('cannot be used with');
  });

  test('what is too large when it is compressed', async () => {
    using workspace = cloned();
    workspace.write('coverage/large.gz', Buffer.alloc(16 * 1024 * 1024 + 1, gzipSync('x')));
    const { exitCode, err } = await workspace.rung(['--report', 'coverage/large.gz', '--send', url], { env });

    expect([exitCode, err]).toEqual([2, expect.stringContaining('larger than 16 MiB')]);
    expect(asked).toEqual([]);
  });
});

describe('what the server says', () => {
  const busy: Answer = { status: 503, body: '{"message":"try again later"}\n' };

  async function sendFrom(workspace: CoverageWorkspace, to = url) {
    const outcome = { out: '', err: '' };
    const io: CommandIo = {
      stdout: { write: text => (outcome.out += text) },
      stderr: { write: text => (outcome.err += text) },
      stdin: (async function* () {})(),
      ...{ cwd: workspace.root, env: { ...workspace.env, ...env }, setExitCode() {} },
    };
    const code = await sendReports({ report: ['coverage/lcov.info'], send: to }, io, 1);

    return { code, ...outcome };
  }

  test.each([
    {
      answer: { status: 404, body: '{"message":"no such repository for this token"}' },
      code: 2,
      says: /no such repository/,
    },
    { answer: { status: 429, body: '{"message":"50 reports already"}' }, code: 2, says: /50 reports/ },
    {
      answer: { status: 200, body: '<html>Sign in</html>' },
      code: 2,
      says: /answered 200: expected the answer of a Rung/,
    },
    {
      answer: { status: 404, body: '{"message":"a\\u001b[31m\\nb"}' },
      code: 2,
      says: /: a\\u\{1b\}\[31m\\u\{a\}b\n$/,
    },
  ])('$answer.status ends with exit code $code after one try', async ({ answer, code, says }) => {
    using workspace = cloned();
    answers = [answer];
    const outcome = await sendFrom(workspace);

    expect(outcome).toMatchObject({
      code,
      out: '',
      err: expect.stringMatching(/^error: coverage\/lcov\.info, [^\n]*\n$/),
    });
    expect(outcome.err).toMatch(says);
    expect(asked).toHaveLength(1);
  });

  test('a redirect is not followed: the token is for the given address alone', async () => {
    using workspace = cloned();
    answers = [{ status: 307, body: '', headers: { location: `${url}/elsewhere` } }];

    expect(await sendFrom(workspace)).toMatchObject({
      code: 2,
      err: expect.stringContaining('answered 307'),
    });
    expect(asked).toHaveLength(1);
  });

  test('a busy server is asked again, three times at most', async () => {
    using workspace = cloned();
    answers = [busy, busy];
    expect(await sendFrom(workspace)).toMatchObject({ code: 0 });
    expect(asked).toHaveLength(3);

    answers = [busy, busy, busy];
    expect(await sendFrom(workspace)).toMatchObject({
      code: 3,
      err: expect.stringContaining('try again later'),
    });
    expect(asked).toHaveLength(6);
  });

  test('a server that is not there is exit code 3', async () => {
    using workspace = cloned();
    const gone = await startServer(() => {});
    await gone.close();
    expect(await sendFrom(workspace, gone.url)).toMatchObject({
      ...{
        code: 3,
        out: '',
        err: expect.stringContaining(`${gone.url} does not answer (ECONNREFUSED)`),
      },
    });
  });
});
