import { afterAll, beforeAll, expect, test } from 'vitest';
import { createGitHub } from '../../src/github/create-github.ts';
import type { RepositoryReads } from '../../src/github/port.ts';
import { silentLog } from '../../src/model/log.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { type StandIn, startGitHub } from '../../src/playground/github/start-github.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';

let standIn: StandIn;
let repository: RepositoryHandle;
let reads: RepositoryReads;

beforeAll(async () => {
  standIn = await startGitHub();
  repository = standIn.world.createRepository('harbour/quotes', { files: { 'src/a.js': 'a\n' } });
  const installation = standIn.world.install('harbour');
  const github = createGitHub({
    appId: standIn.app.id,
    privateKey: standIn.app.privateKey,
    baseUrl: standIn.url,
    allowedHosts: ['127.0.0.1'],
    now: () => new Date(),
    log: silentLog,
  });
  reads = github.reads({
    installationId: installation.id,
    id: repository.id,
    owner: 'harbour',
    name: 'quotes',
  });
});
afterAll(async () => {
  expect(standIn.journal.invalid()).toEqual([]);
  await standIn.close();
});

test('a release with its files; a draft and a deleted one are not there', async () => {
  const release = repository.publishRelease('v1.0.0', {
    body: 'Notes',
    prerelease: true,
    assets: ['quotes.cdx.json'],
  });
  const draft = repository.publishRelease('v1.1.0', { draft: true });

  expect(await reads.release(release.id)).toMatchObject({
    id: release.id,
    tag: 'v1.0.0',
    body: 'Notes',
    draft: false,
    prerelease: true,
    publishedAt: expect.any(Date),
    assets: [{ name: 'quotes.cdx.json', url: expect.stringMatching(/^https:/) }],
  });
  expect(await reads.release(draft.id)).toBeUndefined();
  expect((await reads.recentReleases()).map(({ tag }) => tag)).toEqual(['v1.0.0']);
  release.delete();
  expect(await reads.release(release.id)).toBeUndefined();
});

test('a tag leads to its commit, also through tags on tags, and under a name with slashes', async () => {
  const sha = repository.tip();
  repository.tag('light', sha);
  const first = repository.annotateTag('package/v2', sha);
  repository.annotateTag('nested', first);

  for (const tag of ['light', 'package/v2', 'nested']) expect(await reads.taggedCommit(tag)).toBe(sha);
  expect(await reads.taggedCommit('absent')).toBeUndefined();
});

test('tags that lead to no commit, or nest without end, are refused', async () => {
  repository.annotateTag('tree', repository.record.objects.commit(repository.tip()).tree);
  let object = repository.tip();
  for (let depth = 0; depth < 6; depth += 1) object = repository.annotateTag('deep', object);

  expect(await gatewayFailure(reads.taggedCommit('tree'))).toMatchObject({ kind: 'invalid' });
  expect(await gatewayFailure(reads.taggedCommit('deep'))).toMatchObject({ kind: 'invalid' });
});

test('history, merged pull requests and the default branch', async () => {
  const base = repository.tip();
  repository.push('fix', { 'src/a.js': 'b\n' }, { by: 'ada' });
  repository.push('stale', { 'src/a.js': 'c\n' }, { by: 'ada' });
  const pull = repository.openPullRequest({ head: 'fix', title: 'Fix', body: 'Closes #1', author: 'ada' });
  repository.openPullRequest({ head: 'stale', author: 'ada' }).close();
  pull.merge('ada');
  const head = repository.tip();
  const merged = {
    number: pull.number,
    title: 'Fix',
    body: 'Closes #1',
    authorLogin: 'ada',
    authorIsBot: false,
    mergeSha: head,
  };

  const history = await reads.history(base, head);
  expect([history.total, history.commits.at(-1)?.sha]).toEqual([history.commits.length, head]);
  expect(await reads.recentlyMerged()).toMatchObject([merged]);
  expect(await reads.mergedWith(head)).toMatchObject([merged]);
  expect(await reads.mergedWith(base)).toEqual([]);
  expect(await reads.defaultBranch()).toBe('main');
});

test('of a long history GitHub gives the newest 250 commits and tells of the rest', async () => {
  const base = repository.tip();
  for (let commit = 0; commit < 251; commit += 1) repository.push('long', { [`f${commit}`]: '' });
  const history = await reads.history(base, repository.tip('long'));

  expect([history.total, history.commits.length]).toEqual([251, 250]);
  expect(history.commits.at(-1)?.sha).toBe(repository.tip('long'));
});
