import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createGitHub } from '../../src/github/create-github.ts';
import type { RepositoryReads } from '../../src/github/port.ts';
import { silentLog } from '../../src/model/log.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import type { Role } from '../../src/playground/github/world/authority-records.ts';

let standIn: StandIn;
let quotes: RepositoryHandle;
let reads: RepositoryReads;

beforeAll(async () => {
  standIn = await startGitHub();
  quotes = standIn.world.createRepository('harbour/quotes');
  const { id: installationId } = standIn.world.install('harbour');
  const { id: appId, privateKey } = standIn.app;
  const github = createGitHub({
    appId,
    privateKey,
    baseUrl: standIn.url,
    log: silentLog,
    now: () => new Date(),
  });
  reads = github.reads({ installationId, id: quotes.id, owner: 'harbour', name: 'quotes' });
});
afterAll(() => standIn.close());

const account = (login: string) => standIn.world.user(login);

describe('what an account may do', () => {
  test.each<Role>(['admin', 'maintain', 'write', 'triage', 'read', 'none'])('%s', async role => {
    quotes.setRole(`as-${role}`, role);

    expect(await reads.permissionOf(account(`as-${role}`))).toBe(role);
  });

  test('is reading what is public, for everybody', async () => {
    expect(await reads.permissionOf(account('passer-by'))).toBe('read');
  });

  test('is nothing for a login that GitHub does not know', async () => {
    expect(await reads.permissionOf({ id: 1, login: 'nobody' })).toBe('none');
  });

  test('is nothing for an account whose login another one has by now', async () => {
    quotes.setRole('heir', 'admin');

    expect(await reads.permissionOf({ id: account('heir').id + 1, login: 'heir' })).toBe('none');
  });

  test('is by a role of the organization’s own making what that role is built upon', async () => {
    quotes.setRole('guard', 'write', 'security-champion');

    expect(await reads.permissionOf(account('guard'))).toBe('write');
  });

  test.each<[Role, string]>([
    ['read', 'write'],
    ['triage', 'maintain'],
    ['write', 'read'],
    ['write', 'admin'],
  ])('is never what the name of such a role says: built upon %s, called %s', async (role, name) => {
    quotes.setRole('titled', role, name);

    expect(await reads.permissionOf(account('titled'))).toBe(role === 'triage' ? 'read' : role);
  });
});

describe('who pushed a commit to a branch', () => {
  test('is the account of the newest push of that commit', async () => {
    const first = quotes.push('fix', { 'a.js': 'a' }, { by: 'ada' });
    const second = quotes.push('fix', { 'a.js': 'b' }, { by: 'mia' });
    quotes.moveBranch('fix', first, 'eve');

    expect((await reads.pushOf('fix', first))?.actorId).toBe(account('eve').id);
    expect((await reads.pushOf('fix', second))?.actorId).toBe(account('mia').id);
  });

  test('is not known where the branch never had it', async () => {
    quotes.push('other', { 'b.js': 'b' }, { by: 'ada' });

    expect(await reads.pushOf('other', 'f'.repeat(40))).toBeUndefined();
    expect(await reads.pushOf('gone', quotes.tip())).toBeUndefined();
  });
});

test('a comment is read as it stands, and is undefined once it is deleted', async () => {
  quotes.push('talk', { 'c.js': 'c' }, { by: 'ada' });
  const pull = quotes.openPullRequest({ head: 'talk', author: 'ada' });
  const comment = quotes.conversation.comment(pull.number, 'Hello', 'ada');
  expect((await reads.comment(comment.id))?.body).toBe('Hello');

  quotes.conversation.edit(comment, 'Bye', 'ada');
  expect((await reads.comment(comment.id))?.body).toBe('Bye');
  quotes.conversation.delete(comment, 'ada');
  expect(await reads.comment(comment.id)).toBeUndefined();
  expect(standIn.journal.invalid()).toEqual([]);
});
