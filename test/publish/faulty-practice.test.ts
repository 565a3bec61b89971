import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GitHub } from '../../src/github/port.ts';
import type { RepositoryRef } from '../../src/model/repository.ts';
import { createLimiter } from '../../src/publish/limiter.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';
import { createStormBreaker } from '../../src/publish/storm-breaker.ts';
import { createWriteGateway } from '../../src/publish/write-gateway.ts';
import { improvementIssue } from '../../src/render/issues/improvement-issue.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { clockAt } from '../support/github-adapter.ts';
import { MemoryEffects } from '../support/memory-effects.ts';
import { recordedLog } from '../support/recorded-log.ts';
import { faultyText } from './faulty-text.ts';
import { playStorm, secondsOf } from './storm.ts';

const installations = 25;
const repositories = 10_000;
const mostNewComments = 300;
/** The breaker counts an issue as three comments. */
const mostIssues = mostNewComments / 3;
const perHourAndInstallation = 20;
const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
const subject = 'token-permissions';
const text = improvementIssue(faultyText(), texts, 'both');

interface Created {
  readonly installationId: number;
  readonly title: string;
  readonly body: string;
}

const clock = clockAt();
const { log, lines } = recordedLog();
const created: Created[] = [];
const heldBack: string[] = [];
/** Of the writes that were not put off. */
const results: string[] = [];
let putOff: readonly number[] = [];
let opened: TestStore;

/** GitHub as far as these writes need it. */
const github = {
  appId: 17,
  writes: ({ installationId }: RepositoryRef) => ({
    ownIssues: async () => [],
    async createIssue({ title, body }: { title: string; body: string }) {
      created.push({ installationId, title, body });
      return { number: created.length };
    },
  }),
} as unknown as GitHub;

function startGateway() {
  const { lanes, breakers, issues } = opened.store;
  const shared = { lanes, log, now: clock.now, random: () => 0 };
  const breaker = createStormBreaker({ ...shared, breakers, mostNewComments });

  return createWriteGateway({
    ...{ ...shared, github, issues, texts, language: 'en', dryRun: false },
    ...{ limiter: createLimiter({ ...shared, breaker }), effects: new MemoryEffects() },
    onIssueHeldBack: reason => void heldBack.push(reason),
  });
}

const repositoryOf = (number: number): RepositoryRef => ({
  ...{ installationId: 1 + (number % installations), id: 1 + number },
  ...{ owner: `owner-${1 + (number % installations)}`, name: `service-${number}` },
});

function file(gateway: ReturnType<typeof startGateway>, number: number) {
  const repository = repositoryOf(number);
  const effect = { key: `issue/${repository.id}/${subject}`, subject, budget: { open: 3, perWeek: 1 } };

  return gateway.createIssue(repository, effect, text);
}

beforeAll(async () => {
  opened = await openTestStore({ now: clock.now });
  const places = opened.store.installations;
  for (let id = 1; id <= installations; id += 1)
    await places.put({ id, account: `owner-${id}`, state: 'active', since: clock.now(), permissions: null });
  await opened.database.pool.query(
    `insert into repository (repository_id, installation_id, owner, repository_name, state)
     select 1 + number, 1 + number % $1, 'owner-' || (1 + number % $1), 'service-' || number, 'active'
     from generate_series(0, $2) as number`,
    [installations, repositories - 1],
  );
  const servers = [startGateway(), startGateway()];
  // A practice that is wrong finds every repository short, all within the hour of their turn.
  putOff = await playStorm(repositories, clock, async number => {
    results.push((await file(servers[number % 2] ?? expect.fail(), number)).kind);
  });
}, 600_000);
afterAll(() => opened.close());

describe('T17: a faulty practice that flags 10,000 repositories of 25 installations', () => {
  test('files as many issues as are allowed in ten minutes, and not one more', () => {
    expect(created).toHaveLength(mostIssues);
  });

  test('stays within the hour’s cap of each installation', () => {
    for (let id = 1; id <= installations; id += 1)
      expect(created.filter(one => one.installationId === id).length).toBeLessThanOrEqual(
        perHourAndInstallation,
      );
  });

  test('mentions nobody and links no other issue, whatever the evidence is called', () => {
    const said = created.map(({ title, body }) => `${title}\n${body}`);

    expect(said.filter(one => one.includes('harbour'))).toHaveLength(mostIssues);
    expect(said.filter(one => /(?<![`\w/])@[a-z]|(?<![\w&/`])#\d/i.test(one))).toEqual([]);
  });

  test('opens the breaker, and says so once, with what to do', async () => {
    expect(await opened.store.breakers.list()).toMatchObject([{ name: 'new-comments' }]);
    const errors = lines.filter(({ level }) => level === 'error');
    expect(errors).toHaveLength(1);
    expect(errors[0]?.message).toContain('rung breakers resume new-comments');
  });

  test('loses nothing: what is held back comes again later', () => {
    expect(new Set(results)).toEqual(new Set(['created']));
    expect(results.length + putOff.length).toBe(repositories);
  });

  test('once a person resumed it, an installation files no more than its hour allows', async () => {
    expect(await opened.store.breakers.resume('new-comments')).toBe(true);
    clock.advance(3600);
    const before = created.length;
    const gateway = startGateway();
    for (let number = repositories - 1; number > repositories - 25 * installations; number -= installations) {
      await file(gateway, number).catch(secondsOf);
      clock.advance(2);
    }

    expect(created.length - before).toBe(perHourAndInstallation);
    expect(heldBack).toContain('hour');
  });
});
