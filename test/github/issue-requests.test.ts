import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createGitHub } from '../../src/github/create-github.ts';
import type { RepositoryIssue } from '../../src/github/issue-port.ts';
import type { GitHub, RepositoryWrites } from '../../src/github/port.ts';
import { silentLog } from '../../src/model/log.ts';
import type { RepositoryRef } from '../../src/model/repository.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';

let standIn: StandIn;
let github: GitHub;
let quotes: RepositoryHandle;
let ref: RepositoryRef;
let writes: RepositoryWrites;

beforeEach(async () => {
  standIn = await startGitHub();
  quotes = standIn.world.createRepository('harbour/quotes');
  const installation = standIn.world.install('harbour');
  ref = { installationId: installation.id, id: quotes.id, owner: 'harbour', name: 'quotes' };
  github = createGitHub({
    ...{ appId: standIn.app.id, privateKey: standIn.app.privateKey, baseUrl: standIn.url },
    ...{ now: () => new Date(), log: silentLog },
  });
  writes = github.writes(ref);
});
afterEach(async () => {
  expect(standIn.journal.entries.flatMap(entry => entry.problems)).toEqual([]);
  await standIn.close();
});

const fresh = { title: 'Maturity', body: 'Level 2', labels: ['rung', 'rung:maturity'] };

describe('an issue of our own', () => {
  test('is created with its labels, edited and closed', async () => {
    const { number } = await writes.createIssue(fresh);
    expect(await writes.issue(number)).toMatchObject({
      ...{ ...fresh, number, state: 'open', stateReason: null, isLocked: false, appId: github.appId },
      ...{ closedAt: null, closedBy: null },
    });
    await writes.updateIssue(number, { body: 'Level 3', state: 'closed', stateReason: 'completed' });
    expect(await writes.issue(number)).toMatchObject({
      ...{ body: 'Level 3', title: 'Maturity', state: 'closed', stateReason: 'completed' },
      closedBy: { login: 'rung[bot]' },
    });
    expect(standIn.deliveries.log.map(({ event, action }) => `${event}.${action}`).slice(-3)).toEqual([
      ...['issues.opened', 'issues.edited', 'issues.closed'],
    ]);
  });

  test('tells who closed it as not planned, and that it was locked', async () => {
    const { number } = await writes.createIssue(fresh);
    const issue = quotes.conversation.issue(number);
    quotes.conversation.close(issue, 'ada', 'not_planned');
    quotes.conversation.lock(issue, 'ada');
    const { id } = standIn.world.user('ada');
    expect(await writes.issue(number)).toMatchObject({
      ...{ state: 'closed', stateReason: 'not_planned', isLocked: true, closedBy: { id, login: 'ada' } },
    });
    expect((await gatewayFailure(writes.createComment(number, 'Hello'))).kind).toBe('forbidden');
    await writes.updateIssue(number, { state: 'open', stateReason: 'reopened' });
    expect(await writes.issue(number)).toMatchObject({ state: 'open', closedAt: null, closedBy: null });
  });
});

describe('IS-7: an issue that is no longer there', () => {
  test('deleted, or made a discussion, is gone; so is one that never was', async () => {
    const [one, other] = [await writes.createIssue(fresh), await writes.createIssue(fresh)];
    quotes.conversation.deleteIssue(quotes.conversation.issue(one.number), 'ada');
    quotes.conversation.convertToDiscussion(quotes.conversation.issue(other.number), 'ada');
    expect(await writes.issue(one.number)).toBe('gone');
    expect(await writes.issue(other.number)).toBe('gone');
    expect(await writes.issue(99)).toBe('gone');
    expect((await gatewayFailure(writes.updateIssue(one.number, { body: 'x' }))).kind).toBe('not-found');
    expect((await gatewayFailure(writes.createComment(one.number, 'x'))).kind).toBe('not-found');
  });

  test('transferred to where Rung may look has moved, to anywhere else it is gone', async () => {
    standIn.world.createRepository('harbour/ledger');
    standIn.world.createRepository('harbour/secret', { private: true });
    const [open, hidden] = [await writes.createIssue(fresh), await writes.createIssue(fresh)];
    quotes.conversation.transfer(quotes.conversation.issue(open.number), 'harbour/ledger', 'ada');
    quotes.conversation.transfer(quotes.conversation.issue(hidden.number), 'harbour/secret', 'ada');
    expect(await writes.issue(open.number)).toBe('moved');
    expect(await writes.issue(hidden.number)).toBe('gone');
  });

  test('in a repository that was renamed it is still there', async () => {
    const { number } = await writes.createIssue(fresh);
    quotes.rename('prices');
    expect(await writes.issue(number)).toMatchObject({ number, body: 'Level 2' });
  });

  test('transferred out of a repository that was renamed it has moved', async () => {
    standIn.world.createRepository('harbour/ledger');
    const { number } = await writes.createIssue(fresh);
    quotes.conversation.transfer(quotes.conversation.issue(number), 'harbour/ledger', 'ada');
    quotes.rename('prices');
    expect(await writes.issue(number)).toBe('moved');
  });

  test('a pull request is no issue', async () => {
    quotes.push('fix', { 'a.js': 'a\n' });
    expect(await writes.issue(quotes.openPullRequest({ head: 'fix' }).number)).toBe('gone');
  });
});

describe('IS-16: issues switched off', () => {
  test('none is created, none is read, and they are there again when they are switched on', async () => {
    const { number } = await writes.createIssue(fresh);
    quotes.conversation.switchIssues(false);
    expect((await gatewayFailure(writes.createIssue(fresh))).kind).toBe('gone');
    expect(await writes.issue(number)).toBe('closed');
    expect(await writes.ownIssues()).toEqual([]);
    quotes.conversation.switchIssues(true);
    expect(await writes.ownIssues()).toHaveLength(1);
  });

  test('without the permission nothing is created or read', async () => {
    const { number } = await writes.createIssue(fresh);
    const { issues: _, ...rest } = standIn.world.state.app.permissions;
    standIn.world.installation('harbour').acceptPermissions(rest);
    standIn.tokens.revokeAll();
    expect((await gatewayFailure(writes.createIssue(fresh))).kind).toBe('forbidden');
    expect(await writes.issue(number)).toBe('closed');
  });

  test('an installation that is gone is an error, not an issue that is gone', async () => {
    const { number } = await writes.createIssue(fresh);
    standIn.world.installation('harbour').suspend();
    expect(await gatewayFailure(writes.issue(number))).toMatchObject({ isAboutPlace: true });
  });
});

describe('the list of our own', () => {
  const numbers = (issues: readonly RepositoryIssue[]) => issues.map(({ number }) => number);

  test('IS-3, IS-15: has neither pull requests nor what others opened, and is in the order of their numbers', async () => {
    for (const by of ['ada', 'rung[bot]']) quotes.conversation.openIssue('Maturity', by, { body: 'Level 2' });
    const one = await writes.createIssue(fresh);
    quotes.push('fix', { 'a.js': 'a\n' });
    quotes.openPullRequest({ head: 'fix', author: 'rung[bot]' });
    const other = await writes.createIssue(fresh);
    await writes.updateIssue(one.number, { state: 'closed' });
    expect(numbers(await writes.ownIssues())).toEqual([one.number, other.number]);
  });

  test('is read to the last page, past the cache, and asks once for the name of the App', async () => {
    for (let i = 0; i < 101; i += 1) await writes.createIssue(fresh);
    expect(await writes.ownIssues()).toHaveLength(101);
    await writes.createIssue(fresh);
    expect(await writes.ownIssues()).toHaveLength(102);
    const asked = standIn.journal.entries.filter(({ operation }) => operation === 'GET /app');
    expect(asked).toHaveLength(1);
  });
});
