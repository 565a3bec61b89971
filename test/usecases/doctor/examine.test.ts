import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createAppReads } from '../../../src/github/app-reads.ts';
import { askHost } from '../../../src/github/ask-host.ts';
import { createGitHub } from '../../../src/github/create-github.ts';
import type { DoctorLine } from '../../../src/model/doctor-line.ts';
import { silentLog } from '../../../src/model/log.ts';
import { type StandIn, startGitHub } from '../../../src/playground/github/start-github.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import { doctorLines } from '../../../src/render/doctor-lines.ts';
import type { DoctorParts } from '../../../src/usecases/doctor/doctor-parts.ts';
import { examine as findOut } from '../../../src/usecases/doctor/examine.ts';

let standIn: StandIn;
beforeEach(async () => {
  nock.enableNetConnect('127.0.0.1');
  standIn = await startGitHub();
});
afterEach(() => standIn.close());

const now = () => new Date();

const english = loadTexts('en');
const examine = async (parts: DoctorParts) => doctorLines(await findOut(parts), english);

function parts(app: { id?: number; privateKey?: string; allowedHosts?: string[] } = {}): DoctorParts {
  const appId = app.id ?? standIn.app.id;
  const options = {
    ...{ appId, baseUrl: standIn.url, now, log: silentLog },
    privateKey: app.privateKey ?? standIn.app.privateKey,
    allowedHosts: app.allowedHosts ?? ['127.0.0.1'],
  };
  return {
    webUrl: standIn.url,
    webhookPath: '/hooks',
    proxy: { variable: null, isUsed: false },
    extraCertificates: null,
    askHost: () => askHost(standIn.url),
    examineDatabase: async () => ({
      ...{ kind: 'postgresql', version: '16.4', applied: 2, known: 2, overdue: 0 },
    }),
    app: { appId, reads: createAppReads(options), github: createGitHub(options) },
    repository: null,
    now,
  };
}

/** The lines that are not well, as "state name". */
const ill = (lines: readonly DoctorLine[]) =>
  lines.filter(({ state }) => state !== 'ok').map(({ state, name }) => `${state} ${name}`);
const named = (lines: readonly DoctorLine[], name: string) => lines.filter(line => line.name === name);

/** Everything as it should be: an installation, a webhook that answers, reports, rules that name our App. */
async function makeWell() {
  const { world, deliveries } = standIn;
  const quotes = world.createRepository('harbour/quotes');
  world.createRepository('harbour/.github');
  const run = quotes.startWorkflowRun({ branch: 'main' });
  run.begin().complete({
    conclusion: 'success',
    artifacts: [{ name: 'coverage', files: { 'lcov.info': 'SF:a\nend_of_record\n' } }],
  });
  quotes.addRuleSet([{ context: 'Rung / CI status', integrationId: standIn.app.id }]);
  nock('https://rung.example').persist().post('/hooks').reply(202);
  deliveries.sendTo({ url: 'https://rung.example/hooks', secret: 'secret' });
  const installation = world.install('harbour');
  await deliveries.idle();
  return { world, quotes, installation };
}

test('where all is well, every line is ok, nothing is written and nothing departs from the contract', async () => {
  await makeWell();
  const lines = await examine(parts());
  expect(ill(lines)).toEqual(['warning Certificates']);
  expect(lines.map(({ name }) => name)).toEqual([
    ...['GitHub', 'Clock', 'Certificates', 'Database'],
    ...['Credentials', 'Webhook', 'Installation', 'Permissions', 'Events', 'Deliveries'],
    ...['Repositories', 'Organization', 'Artifact store', 'Required checks', 'Stuck checks'],
  ]);
  expect(standIn.journal.invalid()).toEqual([]);
  expect(standIn.journal.totals().writes).toBe(0);
});

describe('the App', () => {
  test('a foreign key is told from a wrong number', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const foreign = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const wrongKey = named(await examine(parts({ privateKey: foreign })), 'Credentials');
    expect(wrongKey).toMatchObject([{ state: 'failure', detail: 'the private key is not one of App 4711' }]);
    const wrongId = named(await examine(parts({ id: 4712 })), 'Credentials');
    expect(wrongId).toMatchObject([{ state: 'failure', detail: 'GitHub knows no App 4712' }]);
  });

  test('without credentials the server is looked at all the same', async () => {
    const lines = await examine({ ...parts(), app: { problem: 'Missing settings: APP_ID.' } });
    expect(lines.map(({ name }) => name)).toEqual([
      ...['GitHub', 'Clock', 'Certificates', 'Database', 'Credentials', 'Stuck checks'],
    ]);
    expect(named(lines, 'Credentials')).toMatchObject([{ state: 'failure' }]);
  });

  test('an App that is new has no webhook, no installation and no deliveries', async () => {
    expect(ill(await examine(parts()))).toEqual(
      expect.arrayContaining(['failure Webhook', 'failure Installation', 'unknown Deliveries']),
    );
  });

  test('a permission that was not accepted is named with what is lost', async () => {
    const { installation } = await makeWell();
    const { deployments: _, ...rest } = standIn.world.state.app.permissions;
    installation.acceptPermissions(rest);
    const [line, ...more] = named(await examine(parts()), 'Permissions');
    expect(more).toEqual([]);
    expect(line).toMatchObject({
      state: 'warning',
      detail: expect.stringMatching(
        /^Deployments: read is asked for, not accepted by harbour; delivery figures/,
      ),
      fix: expect.stringContaining('Review request'),
    });
  });

  test('a suspended installation is told', async () => {
    const { installation } = await makeWell();
    installation.suspend();
    expect(ill(await examine(parts()))).toContain('warning Installation');
  });

  test('deliveries that GitHub could not bring are counted', async () => {
    const { quotes } = await makeWell();
    standIn.deliveries.sendTo({ url: 'http://127.0.0.1:1/hooks', secret: 'secret' });
    quotes.push('fix', { 'a.js': 'a' });
    await standIn.deliveries.idle();
    expect(named(await examine(parts()), 'Deliveries')).toMatchObject([{ state: 'warning' }]);
  });
});

describe('the repositories', () => {
  test('artifacts on a private address: the setting that allows it', async () => {
    await makeWell();
    const host = new URL(standIn.storageUrl).host;
    expect(named(await examine(parts({ allowedHosts: [] })), 'Artifact store')).toMatchObject([
      { state: 'failure', fix: `RUNG_ALLOWED_HOSTS=${host}` },
    ]);
  });

  test('checks that are required without a source, from another App, or in vain', async () => {
    const { quotes } = await makeWell();
    quotes.addRuleSet([
      { context: 'Rung / Incremental coverage', integrationId: null },
      { context: 'Rung / WIP limit', integrationId: 7 },
      { context: 'Rung / Release', integrationId: standIn.app.id },
    ]);
    const lines = named(await examine(parts()), 'Required checks');
    expect(lines.map(({ state, detail }) => [state, detail])).toEqual([
      [
        'warning',
        expect.stringContaining('"Rung / Incremental coverage" is required in harbour/quotes without'),
      ],
      ['failure', expect.stringContaining('"Rung / WIP limit" is required in harbour/quotes from App 7')],
      [
        'failure',
        expect.stringContaining('"Rung / Release" is required in harbour/quotes: it is not posted'),
      ],
    ]);
  });

  test.each(['Rung / Policy', 'Rung / Security', 'Rung / Definition of done'])(
    '%s is posted where a rule requires it: no pull request waits in vain',
    async context => {
      const { quotes } = await makeWell();
      quotes.addRuleSet([{ context, integrationId: standIn.app.id }]);
      expect(named(await examine(parts()), 'Required checks')).toMatchObject([
        { state: 'ok', detail: expect.stringContaining('all pinned') },
      ]);
    },
  );

  test('a named repository is looked at alone', async () => {
    await makeWell();
    const lines = await examine({ ...parts(), repository: { owner: 'harbour', name: '.github' } });
    expect(named(lines, 'Repositories')).toMatchObject([{ detail: '1 in the installations' }]);
    expect(named(lines, 'Artifact store')).toEqual([]);
  });

  test('a repository that the App does not see', async () => {
    await makeWell();
    const lines = await examine({ ...parts(), repository: { owner: 'eve', name: 'quotes' } });
    expect(named(lines, 'Repositories')).toMatchObject([{ state: 'failure' }]);
  });
});

describe('GitHub', () => {
  test.each([
    ['ENOTFOUND', 'GitHub', 'HTTPS_PROXY'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'Certificates', 'NODE_EXTRA_CA_CERTS'],
  ])('no answer because of %s is a failure of %s', async (code, name, fix) => {
    const cause = Object.assign(new Error('secret'), { code });
    const askNobody = () => Promise.reject(new Error('fetch failed', { cause }));
    const lines = await examine({ ...parts(), askHost: askNobody });
    expect(named(lines, name)).toMatchObject([{ state: 'failure', fix: expect.stringContaining(fix) }]);
    expect(JSON.stringify(lines)).not.toContain('secret');
  });

  test.each([
    [-1.5, 'ok'],
    [-29, 'ok'],
    [45, 'warning'],
    [-45, 'warning'],
  ])('a clock that is %d s off is %s', async (seconds, state) => {
    const askClock = async () => ({
      ...{ status: 200, enterpriseVersion: '3.17.2' },
      date: new Date(Date.now() - 500 + seconds * 1000),
    });
    const lines = await examine({ ...parts(), askHost: askClock });
    expect(named(lines, 'Clock')).toMatchObject([{ state }]);
    expect(named(lines, 'GitHub')[0]?.detail).toContain('GitHub Enterprise Server 3.17.2');
  });
});
