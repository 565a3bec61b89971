import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTokenGitHub, type TokenGitHub } from '../../src/github/create-token-github.ts';
import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import { gatewayFailure } from '../support/gateway-failure.ts';
import { everything, type LadderStandIn, openLadderStandIn } from '../support/ladder-stand-in.ts';

let place: LadderStandIn;
let quotes: RepositoryHandle;
const harbour = { owner: 'harbour', name: 'quotes' };
beforeAll(async () => {
  place = await openLadderStandIn();
  quotes = place.world.createRepository('harbour/quotes', { files: { 'a.md': 'a' } });
  place.world.install('harbour');
});
afterAll(async () => {
  expect(place.standIn.journal.invalid().map(({ path, problems }) => [path, problems])).toEqual([]);
  await place.close();
});

function open(token?: string, permissions = everything): TokenGitHub {
  const installation = place.world.installation('harbour').record;
  const made = place.standIn.tokens.create(installation, permissions, null, new Date(place.now()));
  return createTokenGitHub({
    ...{ token: token ?? made.token, tokenName: 'GH_TOKEN', baseUrl: `${place.standIn.url}/` },
    now: () => new Date(place.now()),
  });
}

test('checks of Rung are known by their names, since nobody told which App it is', async () => {
  const sha = quotes.push('fix', { 'b.js': 'b\n' }, { by: 'ada' });
  quotes.openPullRequest({ head: 'fix', author: 'ada' });
  const begin = place.now();
  quotes.checks.create('ci-of-others', 'build', sha, { conclusion: 'success' });
  place.at('2026-11-01T10:00:00Z');
  quotes.checks.create('rung', 'Rung / CI status', sha, { conclusion: 'failure' });

  const [pull] = await open().ladder(harbour).pullRequests(0, { names: null });

  expect(pull?.checks).toEqual({ queuedAt: begin, completedAt: begin, isGreen: true });
});

test('issues that may not be read are refused, where GitHub lists none', async () => {
  const issue = quotes.conversation.openIssue('Late', 'ben');
  const { issues: _, ...others } = everything;

  expect((await open().ladder(harbour).issues(0)).map(({ number }) => number)).toEqual([issue.number]);
  expect(await gatewayFailure(open(undefined, others).ladder(harbour).issues(0))).toMatchObject({
    kind: 'forbidden',
  });
});

test('a token that GitHub refused is not sent again', async () => {
  const reads = open('ghp_wrong').ladder(harbour);
  const before = place.standIn.journal.entries.length;

  const failure = await gatewayFailure(reads.repository());
  await gatewayFailure(reads.tags());

  expect(failure).toMatchObject({ kind: 'unauthorized', status: 401 });
  expect(failure.message).toBe(
    `GitHub refused the token in GH_TOKEN: expected one that ${place.standIn.url} knows and that has not expired`,
  );
  expect(place.standIn.journal.entries).toHaveLength(before + 1);
});

test('files are read as text', async () => {
  const { fileText } = open().fileText(harbour);

  expect([await fileText('a.md', 'HEAD'), await fileText('none.md', 'HEAD')]).toEqual(['a', undefined]);
});
