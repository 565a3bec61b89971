import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Fault } from '../../src/playground/github/faults/fault-plan.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Permissions } from '../../src/playground/github/world/account-records.ts';
import { assessedAt, CloneWorkspace } from '../support/clone-workspace.ts';
import { openEnterpriseGate } from '../support/enterprise-gate.ts';
import { everything, type LadderStandIn, openLadderStandIn } from '../support/ladder-stand-in.ts';
import { root } from '../support/server-process.ts';
import { rung } from './assess-rung.ts';
import { lcov } from './coverage-workspace.ts';

const files = {
  '.github/rung.yml': 'target: 4\nincident-label: outage\n',
  '.github/workflows/ci.yml': 'on: [push, pull_request]\njobs: { test: { runs-on: x, steps: [] } }\n',
  'README.md': '# Quotes\n',
  'src/a.js': 'a\nb\nc\nd\n',
};

let place: LadderStandIn;
let quotes: RepositoryHandle;
let cwd: string;
let token: string;

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'rung-assess-'));
  place = await openLadderStandIn();
  place.at(assessedAt.toISOString());
  place.world.createRepository('harbour/.github', {
    files: { '.github/rung.yml': 'target: 2\nprofile: library\n' },
  });
  quotes = place.world.createRepository('harbour/quotes', { files });
  place.world.install('harbour');
  for (let i = 0; i < 10; i++) {
    quotes.push(`b${i}`, { [`test/${i}.test.js`]: 'x\n' }, { by: 'ada' });
    quotes.push(`b${i}`, { [`src/${i}.js`]: 'x\n' }, { by: 'ada' });
    quotes.openPullRequest({ head: `b${i}`, author: 'ada' }).merge('ben');
  }
  quotes.conversation.openIssue('Late', 'ben');
  token = tokenWith(everything);
});
afterEach(() => place.standIn.faults.clear());
afterAll(async () => {
  const { entries } = place.standIn.journal;
  expect(place.standIn.journal.invalid().map(({ path, problems }) => [path, problems])).toEqual([]);
  expect(entries.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([]);
  await place.close();
  rmSync(cwd, { recursive: true });
});

const tokenWith = (permissions: Permissions): string =>
  place.standIn.tokens.create(
    place.world.installation('harbour').record,
    permissions,
    null,
    new Date(place.now()),
  ).token;

const environment = (more: Readonly<Record<string, string | undefined>> = {}) => ({
  GITHUB_API_URL: place.standIn.url,
  GITHUB_SERVER_URL: 'https://github.example',
  GITHUB_TOKEN: token,
  ...more,
});

const assess = (args: readonly string[], more: Readonly<Record<string, string | undefined>> = {}) =>
  rung(['assess', ...args], { cwd, env: environment(more) });

const resultIn = (json: string, id: string) =>
  JSON.parse(json)
    .domains.flatMap(({ practices }: { practices: object[] }) => practices)
    .find((practice: { id: string }) => practice.id === id);

describe('rung assess of a repository on GitHub', () => {
  test('judges what only GitHub tells, under the policy of the repository and its organization', async () => {
    const { out, err, code } = await assess(['harbour/quotes', '--format', 'json']);

    expect([err, code]).toEqual(['', 0]);
    const document = JSON.parse(out);
    expect(document).toMatchObject({
      ...{ repository: 'harbour/quotes', webUrl: 'https://github.example/harbour/quotes' },
      ...{ head: quotes.tip(), at: assessedAt.toISOString(), target: 4 },
      profile: { name: 'library', isDetected: false },
    });
    expect(document.unknown.map(({ cause }: { cause: { kind: string } }) => cause.kind)).not.toContain(
      'clone',
    );
    expect(resultIn(out, 'test-first-signal')).toMatchObject({ value: 100, level: 5, samples: 10 });
    expect(resultIn(out, 'security-policy')).toMatchObject({ state: 'unmet', level: 1 });
    expect(resultIn(out, 'work-item-linked').evidence[0]).toMatchObject({
      url: expect.stringMatching(/^https:\/\/github\.example\/harbour\/quotes\/pull\/\d+$/),
    });
  });

  test('in text, without a word of a clone, and with another variable for the token', async () => {
    const { out, err, code } = await assess(['harbour/quotes'], { GITHUB_TOKEN: '', GH_TOKEN: token });

    expect([err, code]).toEqual(['', 0]);
    expect(out).toMatch(new RegExp(`^harbour/quotes at ${quotes.tip().slice(0, 7)} · profile library`));
    expect(out).not.toContain('need GitHub');
  });

  test.each(['facts.json', 'facts.json.gz'])('the same facts give the same answer, from %s', async file => {
    const first = await assess(['harbour/quotes', '--format', 'json', '--save-facts', file]);
    const again = await rung(['assess', '--facts', file, '--format', 'json'], { cwd });

    expect(again).toEqual(first);
    expect(statSync(join(cwd, file)).mode & 0o077).toBe(0);
    expect(readFileSync(join(cwd, file)).includes(token)).toBe(false);
  });

  test('names the permission that is missing, and never takes what it hides for nothing', async () => {
    const { issues: _, security_events: __, deployments: ___, ...few } = everything;
    const weak = { GITHUB_TOKEN: tokenWith(few) };
    const [text, json] = await Promise.all([
      assess(['harbour/quotes', '--all'], weak),
      assess(['harbour/quotes', '--format', 'json'], weak),
    ]);

    expect(text.code).toBe(0);
    expect(text.out).toMatch(/ need a permission +→ .*\bissues\b/);
    const causes = JSON.parse(json.out).unknown.map(({ cause }: { cause: object }) => cause);
    expect(causes).toContainEqual({ kind: 'permission', permission: 'issues' });
    expect(causes).toContainEqual({ kind: 'permission', permission: 'deployments' });
    expect(resultIn(json.out, 'priority-set')).toMatchObject({ state: 'unknown', value: null });
  });

  test('a report measures the files of the head on GitHub', async () => {
    writeFileSync(join(cwd, 'lcov.info'), lcov('src/a.js:1,1,1,0'));
    const { out, code } = await assess([
      ...['harbour/quotes', '--report', 'lcov.info', '--format', 'json', '--save-facts', 'measured.json'],
    ]);

    expect([code, resultIn(out, 'existing-coverage').value]).toEqual([0, 75]);
    const { facts } = JSON.parse(readFileSync(join(cwd, 'measured.json'), 'utf8'));
    expect(facts.coverage.value).toEqual([
      { sha: quotes.tip(), at: facts.place.value.headAt, covered: 3, coverable: 4 },
    ]);
  });

  test('follows a repository to its new name', async () => {
    const moving = place.world.createRepository('harbour/old-name', { files });
    moving.rename('new-name');

    const { out, code } = await assess(['harbour/old-name', '--format', 'json']);

    expect([code, JSON.parse(out).repository]).toEqual([0, 'harbour/new-name']);
  });

  test('says what is wrong in a policy, and goes on without that file', async () => {
    place.world.createRepository('harbour/broken', { files: { '.github/rung.yml': 'taget: 5\n' } });

    const { out, err, code } = await assess(['harbour/broken', '--format', 'json']);

    expect(err).toBe(
      'warning: .github/rung.yml:1:1 unknown key taget, nearest is target\nwarning: a policy file with such a problem sets nothing until it is mended\n',
    );
    expect([code, JSON.parse(out).target]).toEqual([0, 2]);
  });

  test('says whose policy the token may not read', async () => {
    const { contents: _, ...blind } = everything;

    const { err } = await assess(['harbour/quotes'], { GITHUB_TOKEN: tokenWith(blind) });

    expect(err).toBe(
      'warning: the token in GITHUB_TOKEN may not read the policy of the repository: it is not in force here\nwarning: the token in GITHUB_TOKEN may not read the policy of harbour/.github: it is not in force here\n',
    );
  });

  test('counts answers on a terminal, on one line that goes again, and nowhere else', async () => {
    const watched = await rung(['assess', 'harbour/quotes'], { cwd, env: environment(), isWatched: true });

    expect(watched.err).toMatch(/^\rharbour\/quotes: 1 answer of GitHub\r/);
    expect(watched.err).toMatch(/\r {20,}\r$/);
    expect(watched.err).not.toContain('\n');
    expect((await assess(['harbour/quotes'])).err).toBe('');
  });

  test('an Enterprise Server is named as for the server, which comes before what Actions says', async () => {
    const gate = await openEnterpriseGate(place.standIn.url);
    const host = { GHE_HOST: gate.host, GHE_PROTOCOL: 'http', GITHUB_API_URL: 'https://api.github.com' };

    const { out, err, code } = await assess(['harbour/quotes', '--format', 'json'], host);
    await gate.close();

    expect([err, code]).toEqual(['', 0]);
    expect(JSON.parse(out).webUrl).toBe(`http://${gate.host}/harbour/quotes`);
    expect(new Set(gate.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`token ${token}`]),
    );
  });
});

describe('a name that is both', () => {
  test('is the folder, and says so where a token shows that GitHub may have been meant', async () => {
    using workspace = new CloneWorkspace();
    workspace.commit();
    workspace.git('clone', '--quiet', 'clone', 'harbour/quotes');
    const at = (env: object) =>
      rung(['assess', 'harbour/quotes'], { cwd: workspace.root, env: { ...workspace.env, ...env } });

    expect((await at(environment())).err).toBe(
      'warning: harbour/quotes is a folder here, so that is assessed, and no repository on GitHub is asked for; ./harbour/quotes says the same without this line\n',
    );
    expect((await at({})).err).toBe('');
  });

  test('is no folder: then a file is refused as one', async () => {
    mkdirSync(join(cwd, 'harbour'));
    writeFileSync(join(cwd, 'harbour/file'), '');

    expect((await assess(['harbour/file'])).err).toContain('error: harbour/file: it is no folder');
  });
});

describe('one clear line', () => {
  const once = async (args: readonly string[], more: Readonly<Record<string, string | undefined>> = {}) => {
    const before = place.standIn.journal.entries.length;
    const shown = await assess(args, more);
    expect(shown.out).toBe('');
    expect(shown.err.match(/\n/g)).toHaveLength(1);
    expect(shown.err).not.toContain(token);

    return { ...shown, requests: place.standIn.journal.entries.length - before };
  };

  test.each([
    [
      'no token',
      { GITHUB_TOKEN: undefined },
      /^error: harbour\/quotes is no folder here, and to ask GitHub .* takes a token: expected GITHUB_TOKEN or GH_TOKEN with one that may read it\n$/,
    ],
    [
      'a token of two words',
      { GITHUB_TOKEN: 'two words' },
      /^error: GITHUB_TOKEN holds no token: expected one word \(the value is not shown\)\n$/,
    ],
    [
      'no address',
      { GITHUB_API_URL: 'github.example' },
      /^error: GITHUB_API_URL holds no address of an API: expected one such as https:\/\//,
    ],
    [
      'an address with a password',
      { GITHUB_API_URL: 'https://a:b@github.example/api/v3' },
      /^error: GITHUB_API_URL holds no address of an API/,
    ],
    ['no host', { GHE_HOST: 'https://x' }, /^error: GHE_HOST is "https:\/\/x": expected a host name without/],
  ])('for %s, exit code 2, and nothing is sent', async (_, more, says) => {
    expect(await once(['harbour/quotes'], more)).toMatchObject({
      ...{ code: 2, err: expect.stringMatching(says), requests: 0 },
    });
  });

  test.each<[string, string, string]>([
    ['harbour/none', 'everything', 'GitHub has no repository harbour/none, or the token in GITHUB_TOKEN'],
    ['elsewhere/quotes', 'everything', 'GitHub has no repository elsewhere/quotes, or the token'],
    ['harbour/quotes', 'wrong', 'GitHub refused the token in GITHUB_TOKEN: expected one that http://127.'],
  ])('for %s with a token that is %s, exit code 3, after one request', async (target, kind, says) => {
    const more = kind === 'wrong' ? { GITHUB_TOKEN: 'ghp_wrong' } : {};

    expect(await once([target], more)).toMatchObject({
      ...{ code: 3, err: expect.stringContaining(`error: ${says}`), requests: 1 },
    });
  });

  const faults: readonly [string, Fault, string][] = [
    [
      'a limit that is reached',
      { kind: 'quota-exhausted', resetSeconds: 600 },
      "GitHub's limit for the token in GITHUB_TOKEN is reached: it answers again in 600 s",
    ],
    [
      'a limit of haste',
      { kind: 'secondary-limit', retryAfterSeconds: 30 },
      "GitHub's limit for the token in GITHUB_TOKEN is reached: it answers again in 30 s",
    ],
    [
      'an organization that asks for a sign-on',
      { kind: 'status', status: 403, message: 'Resource protected by organization SAML enforcement.' },
      'harbour/quotes: GitHub forbids repository (Resource protected by organization SAML enforcement.)',
    ],
    ['a proxy that fails', { kind: 'bad-gateway' }, 'GitHub answered 502 for repository of harbour/quotes'],
  ];
  test.each(faults)('for %s, exit code 3', async (_, fault, says) => {
    place.standIn.faults.add({ route: 'GET /repos/{owner}/{repo}', fault });

    expect(await once(['harbour/quotes'])).toMatchObject({
      ...{ code: 3, err: expect.stringContaining(`error: ${says}`) },
    });
  });

  test('for a failure midway, exit code 3, and no facts are kept', async () => {
    place.standIn.faults.add({
      ...{ route: 'GET /repos/{owner}/{repo}/deployments', fault: { kind: 'status', status: 401 } },
    });

    expect(await once(['harbour/quotes', '--save-facts', 'half.json'])).toMatchObject({ code: 3 });
    expect(() => statSync(join(cwd, 'half.json'))).toThrow('ENOENT');
  });

  test('where there is no network, exit code 3', async () => {
    expect(await once(['harbour/quotes'], { GITHUB_API_URL: 'http://127.0.0.1:1' })).toMatchObject({
      code: 3,
      err: expect.stringMatching(/^error: GitHub did not answer GET \/repos\/harbour\/quotes: .+\n$/),
    });
  });
});

test('as a process of its own it takes no address from a file of the folder it runs in', async () => {
  writeFileSync(join(cwd, '.env'), 'GHE_HOST=127.0.0.1:1\nGHE_PROTOCOL=http\nGITHUB_TOKEN=ghp_other\n');
  place.at(new Date().toISOString());
  const env = { PATH: process.env['PATH'] ?? '', ...environment({ GITHUB_TOKEN: tokenWith(everything) }) };
  const shown = await new Promise<readonly unknown[]>(resolve =>
    execFile(
      process.execPath,
      [join(root, 'src/cli.ts'), 'assess', 'harbour/quotes', '--format', 'json'],
      { cwd, env },
      (error, stdout, stderr) => resolve([error?.code ?? 0, stderr, JSON.parse(stdout).repository]),
    ),
  );
  place.at(assessedAt.toISOString());

  expect(shown).toEqual([0, '', 'harbour/quotes']);
});
