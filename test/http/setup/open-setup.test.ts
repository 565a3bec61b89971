import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenSetup, openSetup } from '../../../src/http/setup/open-setup.ts';
import { type StandIn, startGitHub } from '../../../src/playground/github/start-github.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import { openEnterpriseGate } from '../../support/enterprise-gate.ts';
import { clockAt } from '../../support/github-adapter.ts';
import { send } from '../../support/post.ts';
import { recordedLog } from '../../support/recorded-log.ts';
import { enterSetup, formOf, registerOnGitHub, type SetupPerson } from '../../support/setup-person.ts';

let standIn: StandIn;
let gate: Awaited<ReturnType<typeof openEnterpriseGate>>;
const clock = clockAt();
beforeAll(async () => {
  standIn = await startGitHub({ clock: clock.now });
  gate = await openEnterpriseGate(standIn.url);
  nock.disableNetConnect();
  nock.enableNetConnect('127.0.0.1');
});
afterAll(async () => {
  await gate.close();
  await standIn.close();
});

let directory: string;
let setup: OpenSetup;
let recorded: ReturnType<typeof recordedLog>;
let fields: Record<string, string>;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rung-setup-'));
  recorded = recordedLog();
  setup = await open();
  fields = {
    ...{ github: `http://${gate.host}`, account: 'organization', organization: 'harbour' },
    ...{ address: 'https://rung.harbour.example', name: 'Rung at Harbour' },
  };
  gate.requests.length = 0;
  standIn.journal.clear();
});
afterEach(async () => {
  await setup.close(0);
  await rm(directory, { recursive: true, force: true });
});

function open(changes: Partial<Parameters<typeof openSetup>[0]> = {}) {
  return openSetup({
    ...{ host: '127.0.0.1', port: 0, webhookPath: '/hooks', fixedHost: null },
    ...{ texts: { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') }, language: 'en' },
    appYml: readFileSync('app.yml', 'utf8'),
    envFile: join(directory, '.env'),
    log: recorded.log,
    now: clock.now,
    ...changes,
  });
}

/** Up to the moment when GitHub sends the person back. */
async function comeBack(person: SetupPerson): Promise<string> {
  return registerOnGitHub(standIn, (await person.post('/setup', fields)).body);
}

test('from the token to credentials: one request to GitHub, without credentials', async () => {
  const person = await enterSetup(setup.setupUrl);
  const form = await person.get('/setup');
  expect(form.body).toContain(`value="${setup.url}"`);
  const handOver = await person.post('/setup', fields);
  expect(formOf(handOver.body).action).toMatch(
    new RegExp(`^http://${gate.host}/organizations/harbour/settings/apps/new\\?state=[0-9a-f]{32}$`),
  );
  const back = registerOnGitHub(standIn, handOver.body);
  expect(gate.requests).toEqual([]);

  const done = await person.get(back);
  expect(done.status).toBe(200);
  expect(done.body).toContain(join(directory, '.env'));
  const variables = await setup.registered;
  expect(variables).toEqual({
    APP_ID: expect.stringMatching(/^\d+$/),
    PRIVATE_KEY: expect.any(String),
    WEBHOOK_SECRET: expect.stringMatching(/^[0-9a-f]{40}$/),
    GHE_HOST: gate.host,
    GHE_PROTOCOL: 'http',
  });
  const kept = await readFile(join(directory, '.env'), 'utf8');
  expect(kept).toBe(
    Object.entries(variables)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  expect(gate.requests.map(({ method, authorization }) => [method, authorization])).toEqual([
    ['POST', undefined],
  ]);
  expect(standIn.journal.invalid()).toEqual([]);
  for (const secret of [variables['WEBHOOK_SECRET'], variables['PRIVATE_KEY']]) {
    expect(recorded.text()).not.toContain(secret);
    expect(done.body).not.toContain(secret);
  }
});

test('a form from a page on another port of this host changes nothing, whoever is inside', async () => {
  const entered = await send(setup.setupUrl);
  const cookie = String(entered.headers['set-cookie']).split(';')[0] ?? '';
  const { status, body } = await send(`${setup.url}/setup`, {
    method: 'POST',
    headers: { cookie, origin: 'http://127.0.0.1:9', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ ...fields, github: 'git.elsewhere.example' }).toString(),
  });

  expect([status, body]).toEqual([404, expect.stringMatching(/^not found: /)]);
  expect((await send(`${setup.url}/setup`, { headers: { cookie } })).body).not.toContain('elsewhere');
});

test.each(['https', 'HTTPS', 'https, http'])(
  'behind proxies that say %s GitHub sends back to https, and the cookie stays there',
  async proto => {
    const headers = { 'x-forwarded-proto': proto };
    const entered = await send(setup.setupUrl, { headers });
    expect(String(entered.headers['set-cookie'])).toContain('Secure');
    const person = await enterSetup((await reopen()).setupUrl, headers);
    const { manifest } = formOf((await person.post('/setup', fields)).body);
    expect(JSON.parse(manifest).redirect_url).toMatch(/^https:\/\/127\.0\.0\.1:\d+\/setup\/callback$/);
  },
);

async function reopen(): Promise<OpenSetup> {
  await setup.close(0);
  setup = await open();
  return setup;
}

test("the manifest is app.yml with this server's addresses", async () => {
  const person = await enterSetup(setup.setupUrl);
  const { manifest } = formOf((await person.post('/setup', { ...fields, name: `<b>"'&` })).body);
  expect(JSON.parse(manifest)).toMatchObject({
    name: `<b>"'&`,
    url: 'https://rung.harbour.example',
    hook_attributes: { url: 'https://rung.harbour.example/hooks', active: true },
    redirect_url: `${setup.url}/setup/callback`,
    public: false,
    default_permissions: { checks: 'write', metadata: 'read' },
    default_events: expect.arrayContaining(['pull_request', 'merge_group']),
  });
});

test.each([
  [{ github: 'github.com' }, 'https://github.com/organizations/harbour/settings/apps/new?state='],
  [{ github: 'github.com', account: 'user' }, 'https://github.com/settings/apps/new?state='],
  [
    { github: 'git.harbour.example', account: 'user' },
    'https://git.harbour.example/settings/apps/new?state=',
  ],
])('%j goes to %s…', async (changes, action) => {
  const person = await enterSetup(setup.setupUrl);
  const page = (await person.post('/setup', { ...fields, ...changes })).body;
  expect(formOf(page).action.startsWith(action)).toBe(true);
  expect(page).not.toContain('cannot be reached');
});

test('an address that GitHub cannot reach is told', async () => {
  const person = await enterSetup(setup.setupUrl);
  const page = await person.post('/setup', { ...fields, github: 'github.com', address: setup.url });
  expect(page.body).toContain(`${setup.url} cannot be reached from github.com`);
});

test('wrong fields come back as text, with what was typed', async () => {
  const person = await enterSetup(setup.setupUrl);
  const page = await person.post('/setup', { ...fields, github: '"><script>alert(1)</script>', name: '' });
  expect(page.status).toBe(422);
  expect(page.body).toContain('GitHub: expected github.com or');
  expect(page.body).toContain('&quot;&gt;&lt;script&gt;');
  expect(page.body).not.toContain('<script');
});

describe('a form', () => {
  const around = new URLSearchParams({ name: '' }).toString().length;
  const nameFor = (bodyLength: number) => ({ name: 'x'.repeat(bodyLength - around) });

  test('of 16 KB is read', async () => {
    const person = await enterSetup(setup.setupUrl);
    expect((await person.post('/setup', nameFor(16 * 1024))).status).toBe(422);
  });

  test.each<[string, Record<string, string>]>([
    ['of a told length', {}],
    ['in pieces', { 'transfer-encoding': 'chunked' }],
  ])('above 16 KB, %s, is refused in constant words and not kept', async (_, headers) => {
    const person = await enterSetup(setup.setupUrl, headers);
    const { status, body } = await person.post('/setup', nameFor(16 * 1024 + 1));
    expect([status, body]).toEqual([413, 'the form is larger than 16 KB\n']);
    expect((await person.get('/setup')).body).not.toContain('xxx');
  });
});

test('whoever goes back finds what was typed', async () => {
  const person = await enterSetup(setup.setupUrl);
  await person.post('/setup', { ...fields, account: 'user', name: 'Ladder' });
  const { body } = await person.get('/setup');
  expect(body).toContain('value="Ladder"');
  expect(body).toContain('value="user" checked');
});

test('pages load nothing, run nothing, are not framed and not kept', async () => {
  const person = await enterSetup(setup.setupUrl);
  const { headers } = await person.get('/setup');
  expect(headers).toMatchObject({
    'content-security-policy': expect.stringMatching(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; frame-ancestors 'none'$/,
    ),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
});

describe('without the token', () => {
  const asked = ['/setup', '/setup?token=', '/setup?token=x', '/setup/callback?code=a&state=b', '/setup/x'];
  test.each(asked)('%s is not found, in constant words', async path => {
    const { status, body } = await send(setup.url + path, { headers: { cookie: 'rung_setup=x' } });
    expect([status, body]).toEqual([
      404,
      expect.stringMatching(/^not found: the address in the log opens once, /),
    ]);
  });

  test('nothing can be posted', async () => {
    const { status } = await send(`${setup.url}/setup`, { method: 'POST', body: 'name=x' });
    expect(status).toBe(404);
  });

  test('the token of the log opens no second time', async () => {
    await enterSetup(setup.setupUrl);
    expect((await send(setup.setupUrl)).status).toBe(404);
  });

  test('the server is alive and not ready; deliveries are refused for now', async () => {
    expect((await send(`${setup.url}/healthz`)).status).toBe(200);
    for (const [method, path] of [
      ['GET', '/readyz'],
      ['POST', '/hooks'],
      ['GET', '/'],
      ['GET', '/metrics'],
    ] as const) {
      const { status, body } = await send(setup.url + path, { method });
      expect([status, body]).toEqual([503, expect.stringMatching(/^not set up yet: the log /)]);
    }
  });
});

describe('the way back from GitHub', () => {
  test('works once', async () => {
    const person = await enterSetup(setup.setupUrl);
    const back = await comeBack(person);
    expect((await person.get(back)).status).toBe(200);
    const again = await person.get(back);
    expect(again.status).toBe(400);
    expect(again.body).toContain('belongs to no registration');
    expect(gate.requests).toHaveLength(1);
  });

  test.each(['?code=abc', '?state=abc', '?code=abc&state=0', ''])('with %j asks nobody', async query => {
    const person = await enterSetup(setup.setupUrl);
    await comeBack(person);
    expect((await person.get(`/setup/callback${query}`)).status).toBe(400);
    expect(gate.requests).toEqual([]);
  });

  test('with a code that is no code asks nobody', async () => {
    const person = await enterSetup(setup.setupUrl);
    const back = new URL(await comeBack(person), setup.url);
    back.searchParams.set('code', '../../user');
    expect((await person.get(back.pathname + back.search)).status).toBe(400);
    expect(gate.requests).toEqual([]);
  });

  test('with a used code says what to do', async () => {
    const person = await enterSetup(setup.setupUrl);
    const back = await comeBack(person);
    standIn.world.state.registrations.clear();
    const { status, body } = await person.get(back);
    expect(status).toBe(502);
    expect(body).toContain('works once, within an hour');
  });

  test('while GitHub does not answer can be tried again', async () => {
    const person = await enterSetup(setup.setupUrl);
    const back = await comeBack(person);
    standIn.faults.add({
      route: 'POST /app-manifests/{code}/conversions',
      fault: { kind: 'status', status: 502 },
    });
    const first = await person.get(back);
    expect(first.status).toBe(502);
    expect(first.body).toContain('Try again');
    expect((await person.get(back)).status).toBe(200);
  });
});

describe('the language', () => {
  const languageOf = (page: string) => /<html lang="([^"]*)">/.exec(page)?.[1];

  test.each([
    ['zh', 'zh-CN'],
    ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['de, zh-Hans-CN;q=0.5, en-GB;q=0.4', 'zh-CN'],
    ['en-GB,zh;q=0.9', 'en'],
    ['zh;q=0, en', 'en'],
    ['fr, *', 'en'],
    ['', 'en'],
  ])('a browser that asks for %j gets %s', async (asked, language) => {
    const person = await enterSetup(setup.setupUrl, { 'accept-language': asked });
    expect(languageOf((await person.get('/setup')).body)).toBe(language);
  });

  test('a browser that asks for neither gets that of the settings', async () => {
    await setup.close(0);
    setup = await open({ language: 'zh-CN' });
    const person = await enterSetup(setup.setupUrl, { 'accept-language': 'fr' });
    expect(languageOf((await person.get('/setup')).body)).toBe('zh-CN');
  });

  test('the link to the other language keeps what was typed, and holds on every page', async () => {
    const person = await enterSetup(setup.setupUrl, { 'accept-language': 'en' });
    await person.post('/setup', { ...fields, name: 'Ladder' });
    const english = (await person.get('/setup')).body;
    const [, link = ''] =
      /href="([^"]*language=[^"]*)" hreflang="zh-CN" lang="zh-CN">中文</.exec(english) ?? [];
    const answer = await person.get(link);
    expect([answer.status, answer.headers['location']]).toEqual([303, '/setup']);
    const form = (await person.get('/setup')).body;
    expect(form).toContain('value="Ladder"');
    expect(form).toContain('hreflang="en" lang="en">English<');

    const unclear = await person.post('/setup', { ...fields, organization: '', name: '' });
    expect(unclear.body).toContain('组织：应为');
    const handOver = (await person.post('/setup', fields)).body;
    const unknown = (await person.get('/setup/callback?code=a&state=b')).body;
    const done = (await person.get(registerOnGitHub(standIn, handOver))).body;
    expect([form, handOver, unknown, done].map(languageOf)).toEqual(['zh-CN', 'zh-CN', 'zh-CN', 'zh-CN']);
    expect(done).toContain(`已写入 <code>${join(directory, '.env')}</code>`);
  });

  test.each(['fr', '', '%22%3E'])('the language %j changes nothing', async other => {
    const person = await enterSetup(setup.setupUrl, { 'accept-language': 'zh' });
    expect((await person.get(`/setup?language=${other}`)).status).toBe(303);
    expect(languageOf((await person.get('/setup')).body)).toBe('zh-CN');
  });

  test('nobody changes it from outside', async () => {
    const person = await enterSetup(setup.setupUrl);
    expect((await send(`${setup.url}/setup?language=zh-CN`)).status).toBe(404);
    expect(languageOf((await person.get('/setup')).body)).toBe('en');
  });
});

test.each([
  [418, 'an answer that Rung cannot use (GitHub answered 418.) If'],
  [404, 'does not know this code (any more): it works once, within an hour. If'],
  [503, '(HTTP 503). The App is registered'],
])('GitHub answers %i to the code: the page says so', async (status, told) => {
  const person = await enterSetup(setup.setupUrl);
  const back = await comeBack(person);
  standIn.faults.add({ route: 'POST /app-manifests/{code}/conversions', fault: { kind: 'status', status } });
  const page = await person.get(back);
  expect(page.status).toBe(502);
  expect(page.body).toContain(told);
});

test('credentials that cannot be kept are shown once, with the way on', async () => {
  await mkdir(join(directory, '.env'));
  const person = await enterSetup(setup.setupUrl);
  const { body } = await person.get(await comeBack(person));
  const { APP_ID, WEBHOOK_SECRET } = await setup.registered;
  expect(body).toContain('shown once');
  expect(body).toContain(`APP_ID=${APP_ID}\n`);
  expect(body).toContain(`WEBHOOK_SECRET=${WEBHOOK_SECRET}\n`);
  expect(recorded.text()).not.toContain(WEBHOOK_SECRET);
});
