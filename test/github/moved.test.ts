import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGitHub } from '../../src/github/create-github.ts';
import type { GitHub, NewCheckRun } from '../../src/github/port.ts';
import { silentLog } from '../../src/model/log.ts';
import type { RepositoryRef } from '../../src/model/repository.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';

let standIn: StandIn;
let github: GitHub;
let quotes: RepositoryHandle;
/** As it was called when the job was asked for. */
let asked: RepositoryRef;
let doubted: RepositoryRef[];
let pull: { number: number; headSha: string };

beforeEach(async () => {
  standIn = await startGitHub();
  const { world } = standIn;
  quotes = world.createRepository('harbour/quotes', { files: { 'src/a.js': 'a\n' } });
  quotes.push('fix', { 'src/a.js': 'b\n' }, { by: 'ada' });
  pull = quotes.openPullRequest({ head: 'fix', author: 'ada' });
  const installation = world.install('harbour');
  asked = { installationId: installation.id, id: quotes.id, owner: 'harbour', name: 'quotes' };
  doubted = [];
  github = createGitHub({
    appId: standIn.app.id,
    privateKey: standIn.app.privateKey,
    baseUrl: standIn.url,
    now: () => new Date(),
    log: silentLog,
    onDoubt: repository => doubted.push(repository),
  });
});
afterEach(async () => {
  expect(standIn.journal.entries.flatMap(entry => entry.problems)).toEqual([]);
  await standIn.close();
});

const run = (): NewCheckRun => ({
  ...{ name: 'Rung / CI status', headSha: pull.headSha, externalId: 'ci-status/x/1', detailsUrl: null },
  ...{ status: 'completed', conclusion: 'success', completedAt: new Date(), startedAt: new Date() },
  output: { title: 'Green', summary: 'Green.', text: null, annotations: [] },
});

describe('RS-3: a repository that was renamed', () => {
  test('is read and written under its old name, each with its own method', async () => {
    quotes.rename('prices');
    expect((await github.reads(asked).pullRequest(pull.number)).headSha).toBe(pull.headSha);
    const { id } = await github.writes(asked).createCheckRun(run());
    await github.writes(asked).updateCheckRun(id, { ...run(), conclusion: 'neutral' });
    const comment = await github.writes(asked).createComment(pull.number, 'Hello');
    await github.writes(asked).updateComment(comment.id, 'Bye');

    expect(quotes.checks.runs({ headSha: pull.headSha }).map(one => one.conclusion)).toEqual(['neutral']);
    expect(quotes.conversation.comments(pull.number).map(one => one.body)).toEqual(['Bye']);
    const followed = standIn.journal.entries.filter(({ status }) => status === 301 || status === 307);
    expect(followed.map(({ method, status }) => `${method} ${status}`)).toEqual([
      ...['GET 301', 'POST 307', 'PATCH 307', 'POST 307', 'PATCH 307'],
    ]);
    expect(doubted).toEqual([]);
  });

  test('is read to the last page', async () => {
    for (let i = 0; i < 101; i += 1) {
      quotes.push(`branch-${i}`, { 'src/a.js': `${i}\n` });
      quotes.openPullRequest({ head: `branch-${i}` });
    }
    quotes.rename('prices');

    expect(await github.reads(asked).openPullRequests()).toHaveLength(102);
  });

  test('whose name another one took since: that one gets nothing of ours, and the doubt is raised', async () => {
    await github.reads(asked).pullRequest(pull.number);
    quotes.rename('prices');
    const other = standIn.world.createRepository('harbour/quotes', { files: { 'src/a.js': 'a\n' } });
    other.push('fix', { 'src/a.js': 'b\n' }, { by: 'ada' });
    const foreign = other.openPullRequest({ head: 'fix', author: 'ada' });
    expect(foreign.number).toBe(pull.number);

    expect((await gatewayFailure(github.reads(asked).pullRequest(pull.number))).kind).toBe('not-found');
    const create = github.writes(asked).createCheckRun({ ...run(), headSha: foreign.headSha });
    expect((await gatewayFailure(create)).kind).toBe('not-found');
    const comment = github.writes(asked).createComment(foreign.number, 'Hello');
    expect((await gatewayFailure(comment)).kind).toBe('not-found');

    expect(other.checks.runs({})).toEqual([]);
    expect(other.conversation.comments(foreign.number)).toEqual([]);
    expect(doubted).toEqual([asked]);
  });
});

describe('where the App may work', () => {
  const where = () => github.places.repository(asked.installationId, asked.id);

  test('is told by id, with today’s names', async () => {
    quotes.rename('prices');
    quotes.archive();
    quotes.setPrivate(true);
    expect(await where()).toMatchObject({
      ref: { ...asked, name: 'prices' },
      ...{ defaultBranch: 'main', isArchived: true, isPrivate: true, isDisabled: false },
    });
    expect(await github.places.installation(asked.installationId)).toMatchObject({
      ...{ account: 'harbour', isSuspended: false },
    });
  });

  test('a repository that is gone, or out of the installation, is not there', async () => {
    standIn.world.installation('harbour').select([]);
    expect(await where()).toBeUndefined();
    standIn.world.installation('harbour').select([quotes]);
    expect(await where()).toBeDefined();
    quotes.delete();
    expect(await where()).toBeUndefined();
  });

  test('F10: an installation that is suspended or gone says so, and every use of it raises the doubt', async () => {
    const installation = standIn.world.installation('harbour');
    await github.reads(asked).pullRequest(pull.number);
    installation.suspend();
    expect(await gatewayFailure(where())).toMatchObject({ kind: 'forbidden', isAboutPlace: true });
    expect(await github.places.installation(asked.installationId)).toMatchObject({ isSuspended: true });
    expect((await gatewayFailure(github.writes(asked).createCheckRun(run()))).kind).toBe('forbidden');
    expect(doubted).toHaveLength(1);

    installation.unsuspend();
    installation.uninstall();
    expect(await github.places.installation(asked.installationId)).toBeUndefined();
    const refused = await gatewayFailure(github.writes(asked).createCheckRun(run()));
    expect(refused).toMatchObject({ kind: 'not-found', isAboutPlace: true });
    expect(doubted).toHaveLength(2);
  });

  test('RS-1: a write to an archived repository raises the doubt', async () => {
    quotes.archive();
    expect((await gatewayFailure(github.writes(asked).createCheckRun(run()))).kind).toBe('forbidden');
    expect(doubted).toEqual([asked]);
  });
});
