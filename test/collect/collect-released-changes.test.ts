import { expect, test } from 'vitest';
import { collectReleasedChanges } from '../../src/collect/collect-released-changes.ts';
import type { ReleaseReads } from '../../src/github/release-port.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import type { HistoryCommit, MergedPullRequest, Release } from '../../src/model/release.ts';
import { release } from '../builders/releases.ts';

const before = release({ id: 1, tag: 'v1.3.0', publishedAt: new Date('2026-11-01T00:00:00Z') });
const commit = (sha: string, parents: string[], message = sha): HistoryCommit => ({
  sha,
  parents,
  message,
  authorLogin: 'ada',
  authorIsBot: false,
});
const pull = (number: number, mergeSha: string): MergedPullRequest => ({
  number,
  title: `Change ${number}`,
  body: '',
  authorLogin: 'ada',
  authorIsBot: false,
  mergeSha,
  url: `https://git.harbour.example/pull/${number}`,
});

function collect(values: {
  releases?: readonly Release[];
  reads?: Partial<ReleaseReads>;
  commits?: readonly HistoryCommit[];
  total?: number;
  merged?: readonly MergedPullRequest[];
  byCommit?: Readonly<Record<string, readonly MergedPullRequest[]>>;
}) {
  const { commits = [], merged = [], byCommit = {} } = values;
  const asked: string[] = [];
  const reads = {
    recentReleases: async () => values.releases ?? [before],
    taggedCommit: async () => 'base',
    history: async () => ({ commits, total: values.total ?? commits.length }),
    recentlyMerged: async () => merged,
    async mergedWith(sha: string) {
      asked.push(sha);
      return byCommit[sha] ?? [];
    },
    ...values.reads,
  };
  const answer = collectReleasedChanges({
    reads,
    release: release(),
    headSha: commits.at(-1)?.sha ?? 'head',
    onSameCommit: new Set(),
    bots: ['Harbour-Release'],
    commitUrl: sha => `https://git.harbour.example/commit/${sha}`,
  });

  return { answer, asked };
}

const names = (answer: Awaited<ReturnType<typeof collectReleasedChanges>>) =>
  answer.state === 'known' ? answer.changes.map(change => change.name) : answer.state;

test('merges, squashes and commits without a pull request are told apart', async () => {
  const { answer, asked } = collect({
    commits: [
      commit('side1', ['base']),
      commit('side2', ['side1']),
      commit('merge', ['base', 'side2'], 'Merge pull request #1 from ada/side'),
      commit('squash', ['merge'], 'Throttle (#2)'),
      commit('rebased', ['squash']),
      commit('direct-push', ['rebased'], 'Direct (#9)\n\nServes #7'),
    ],
    merged: [pull(1, 'merge'), pull(2, 'squash'), pull(8, 'elsewhere')],
    byCommit: { rebased: [pull(3, 'other')] },
  });

  expect(names(await answer)).toEqual(['#1', '#2', '#3', 'direct-']);
  expect(asked).toEqual(['direct-push', 'rebased']);
  const { changes } = (await answer) as Extract<Awaited<typeof answer>, { state: 'known' }>;
  expect(changes.at(-1)).toMatchObject({ text: 'Direct \n\nServes #7', number: null });
});

test('what an account among the bots of the policy brought is by a bot, in any case of its login', async () => {
  const { answer } = collect({
    commits: [
      commit('bump', ['base']),
      { ...commit('updated', ['bump']), authorLogin: 'harbour-release' },
      commit('written', ['updated']),
    ],
    merged: [{ ...pull(1, 'bump'), authorLogin: 'HARBOUR-RELEASE' }],
  });

  const { changes } = (await answer) as Extract<Awaited<typeof answer>, { state: 'known' }>;
  expect(changes.map(({ name, byBot }) => [name, byBot])).toEqual([
    ['#1', true],
    ['written', false],
    ['updated', true],
  ]);
});

test('no more than twenty commits are asked for, and what nobody looked at is counted', async () => {
  const line = Array.from({ length: 30 }, (_, i) => commit(`c${i}`, [i === 0 ? 'base' : `c${i - 1}`]));
  const { answer, asked } = collect({ commits: line, total: 130 });

  expect(await answer).toMatchObject({ state: 'known', since: 'v1.3.0', notRead: 110 });
  expect(asked).toHaveLength(20);
  expect(asked[0]).toBe('c29');
});

const failing = (kind: 'not-found' | 'invalid') => async () => {
  throw new GatewayError(kind, 'no');
};

test.each<[string, Parameters<typeof collect>[0], string]>([
  ['no release before', { releases: [] }, 'first'],
  ['a full page without one', { releases: Array(100).fill(release({ prerelease: true })) }, 'not-listed'],
  ['releases that may not be read', { reads: { recentReleases: failing('not-found') } }, 'not-listed'],
  ['a tag that is gone', { reads: { taggedCommit: async () => undefined } }, 'no-tag'],
  ['a tag on a tree', { reads: { taggedCommit: failing('invalid') } }, 'no-tag'],
  ['no common history', { reads: { history: failing('not-found') } }, 'no-history'],
])('with %s the answer is %s', async (_, values, expected) => {
  expect((await collect(values).answer).state).toBe(expected);
});

test('what may be there later is asked for again', async () => {
  const unavailable = async () => {
    throw new GatewayError('unavailable', 'later');
  };

  await expect(collect({ reads: { history: unavailable } }).answer).rejects.toThrow('later');
});
