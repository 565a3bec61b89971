import { describe, expect, test } from 'vitest';
import type { DoctorFinding } from '../../../src/model/doctor-line.ts';
import { permissions } from '../../../src/model/permissions.ts';
import { webhookEvents } from '../../../src/model/webhook-events.ts';
import { loadTexts } from '../../../src/publish/load-texts.ts';
import { doctorLines } from '../../../src/render/doctor-lines.ts';
import type { DatabaseFacts, EmbeddedFacts, PostgresqlFacts } from '../../../src/store/examine-database.ts';
import { judgeDatabase, judgeStuckChecks } from '../../../src/usecases/doctor/judge-database.ts';
import { judgeTrust } from '../../../src/usecases/doctor/judge-host.ts';
import { judgeEvents, judgePermissions } from '../../../src/usecases/doctor/judge-permissions.ts';
import { judgeProxy } from '../../../src/usecases/doctor/judge-proxy.ts';
import { judgeDeliveries, judgeWebhook } from '../../../src/usecases/doctor/judge-webhook.ts';

const english = loadTexts('en');
const told = (findings: DoctorFinding | readonly DoctorFinding[]) => doctorLines([findings].flat(), english);

describe('the database', () => {
  const server: PostgresqlFacts = { kind: 'postgresql', version: '16.4', applied: 2, known: 2, overdue: 0 };
  const embedded: EmbeddedFacts = {
    ...{ kind: 'embedded', directory: '/data', exists: true, isWritable: true },
    ...{ heldBy: undefined, freeBytes: 2 ** 40 },
  };
  const gibibyte = 2 ** 30;

  test.each<[string, DatabaseFacts, readonly string[]]>([
    ['a PostgreSQL with all tables', server, ['ok PostgreSQL 16.4, schema 2 of 2']],
    [
      'an empty one',
      { ...server, applied: null },
      ['ok PostgreSQL 16.4, empty: the first start makes the tables'],
    ],
    [
      'one of a newer Rung',
      { ...server, applied: 3 },
      ['warning PostgreSQL 16.4, schema 3 of 2: a newer Rung was here'],
    ],
    ['one that cannot be used', { kind: 'unusable', reason: 'No.' }, ['failure No.']],
    [
      'one that cannot be read',
      { kind: 'unreadable', errorCode: '42501' },
      ['failure The database cannot be read (42501).'],
    ],
    [
      'an embedded one',
      embedded,
      [
        'warning embedded, not in use now: survives a killed process, not a power cut',
        'ok 1024 GiB free for /data',
      ],
    ],
    [
      'one that a server holds',
      { ...embedded, heldBy: { host: 'quay', pid: 7 }, freeBytes: undefined },
      [
        'warning embedded, in use by the running server (process 7 on quay): survives a killed process, not a power cut',
      ],
    ],
    [
      'a directory that cannot be written',
      { ...embedded, isWritable: false },
      ['failure /data is not writable'],
    ],
  ])('%s', (_, facts, lines) => {
    expect(told(judgeDatabase(facts)).map(({ state, detail }) => `${state} ${detail}`)).toEqual(lines);
  });

  test.each([
    [gibibyte, 'ok'],
    [gibibyte - 1, 'warning'],
    [gibibyte / 4, 'warning'],
    [gibibyte / 4 - 1, 'failure'],
  ])('with %d bytes free the disk is %s', (freeBytes, state) => {
    expect(judgeDatabase({ ...embedded, freeBytes })[1]).toMatchObject({ name: 'Disk', state });
  });

  test.each<[DatabaseFacts, string | undefined]>([
    [server, 'ok'],
    [{ ...server, overdue: 1 }, 'warning'],
    [{ ...server, overdue: null }, 'unknown'],
    [embedded, 'unknown'],
    [{ kind: 'unusable', reason: '' }, undefined],
  ])('stuck checks of %j are %s', (facts, state) => {
    expect(judgeStuckChecks(facts)[0]?.state).toBe(state);
  });
});

describe('permissions and events', () => {
  const granted = Object.fromEntries(permissions.map(({ key, level }) => [key, level]));
  const asked = { permissions: granted, events: webhookEvents.map(({ name }) => name) };
  const facts = {
    ...{ asked, appUrl: 'app' },
    installations: [{ account: 'harbour', htmlUrl: 'https://git.example/i/1', permissions: granted }],
  };
  const statesOf = (lines: readonly { state: string }[]) => lines.map(({ state }) => state);

  test('all that app.yml asks for is well, and so is more for an optional practice', () => {
    expect(statesOf(judgePermissions(facts))).toEqual(['ok']);
    const more = { ...asked, permissions: { ...granted, administration: 'read' } };
    expect(statesOf(judgePermissions({ ...facts, asked: more }))).toEqual(['ok']);
  });

  test.each([
    [{ deployments: undefined }, 'warning', 'Deployments: read is not asked for'],
    [{ pull_requests: 'read' }, 'warning', 'Pull requests: write is not asked for'],
    [{ checks: 'read' }, 'failure', 'Checks: write is not asked for'],
    [{ contents: 'write' }, 'warning', 'more than Rung asks for: contents: write'],
    [{ administration: 'write' }, 'warning', 'more than Rung asks for: administration: write'],
    [{ secrets: 'read' }, 'warning', 'more than Rung asks for: secrets: read'],
  ])('registered with %j: %s', (changes, state, detail) => {
    const entries = Object.entries({ ...granted, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const lines = judgePermissions({
      ...facts,
      asked: { ...asked, permissions: Object.fromEntries(entries) },
    });
    expect(told(lines)).toMatchObject([{ state, detail: expect.stringContaining(detail) }]);
  });

  test('events that are not subscribed are named with what is lost', () => {
    expect(statesOf(judgeEvents(facts))).toEqual(['ok']);
    const events = asked.events.filter(name => name !== 'status');
    expect(told(judgeEvents({ ...facts, asked: { ...asked, events } }))).toMatchObject([
      { state: 'warning', detail: 'not subscribed: status; such results are seen with the next event only' },
    ]);
  });
});

describe('the webhook', () => {
  const good = {
    ...{ url: 'https://rung.example/hooks', contentType: 'json', hasSecret: true },
    ...{ webhookPath: '/hooks', appUrl: 'app' },
  };

  test.each([
    [{}, 'ok'],
    [{ url: 'https://rung.example/below/hooks' }, 'ok'],
    [{ url: null }, 'failure'],
    [{ hasSecret: false }, 'failure'],
    [{ contentType: 'form' }, 'failure'],
    [{ url: 'https://rung.example/' }, 'warning'],
  ])('with %j is %s', (changes, state) => {
    expect(judgeWebhook({ ...good, ...changes }).state).toBe(state);
  });

  const delivery = (statusCode: number) => ({ statusCode, durationMs: 61 });
  test.each([
    [[202, 202], 'ok', '2 in 24 h, 2 answered, slowest 61 ms'],
    [[202, 503], 'warning', '2 in 24 h, 1 answered, slowest 61 ms; refused with 503'],
    [[202, 302], 'warning', '2 in 24 h, 1 answered, slowest 61 ms; refused with 302'],
    [[0], 'failure', '1 in 24 h, 0 answered, slowest 61 ms; refused with no answer'],
    [[], 'unknown', 'none in 24 h'],
  ])('deliveries answered with %j are %s', (codes, state, detail) => {
    const deliveries = codes.map(delivery);
    expect(told(judgeDeliveries({ deliveries, complete: true }))).toMatchObject([{ state, detail }]);
  });

  test('401 points to the secret', () => {
    const [line] = told(judgeDeliveries({ deliveries: [delivery(401)], complete: false }));
    expect(line?.fix).toContain('WEBHOOK_SECRET');
  });
});

describe('the network', () => {
  test.each([
    [{ variable: null, isUsed: false }, []],
    [{ variable: 'HTTPS_PROXY', isUsed: true }, ['ok']],
    [{ variable: 'HTTPS_PROXY', isUsed: false }, ['warning']],
  ])('proxy %j', (facts, states) => {
    expect(judgeProxy(facts).map(({ state }) => state)).toEqual(states);
  });

  test.each([
    ['https://git.example', null, 'ok'],
    ['https://git.example', { path: 'ca.pem', isRead: true }, 'ok'],
    ['https://git.example', { path: 'ca.pem', isRead: false }, 'warning'],
    ['http://git.example', null, 'warning'],
  ])('certificates of %s with %j are %s', (webUrl, extraCertificates, state) => {
    expect(judgeTrust({ webUrl, extraCertificates })).toMatchObject([{ state }]);
  });
});
