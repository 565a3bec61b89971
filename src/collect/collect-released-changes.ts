import { type ReleasedChange, type ReleasedChanges, releaseBefore } from '../facts/released-changes.ts';
import type { ReleaseReads } from '../github/release-port.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { isMachine } from '../model/is-machine.ts';
import type { History, HistoryCommit, MergedPullRequest, Release } from '../model/release.ts';
import { orUnknown } from './or-unknown.ts';

type Reads = Pick<
  ReleaseReads,
  'recentReleases' | 'taggedCommit' | 'history' | 'recentlyMerged' | 'mergedWith'
>;

export interface ReleasedChangesQuestion {
  readonly reads: Reads;
  readonly release: Release;
  readonly headSha: string;
  /** Ids of all releases on this commit: none of them is the one before. */
  readonly onSameCommit: ReadonlySet<number>;
  readonly commitUrl: (sha: string) => string;
  /** Logins that the policy calls machines. */
  readonly bots: readonly string[];
}

const pageSize = 100;
/** Each commit without a known pull request is one question to GitHub. */
const maxAsked = 20;

/** What came into a release since the one before it: pull requests, and commits of the main line that came without one. */
export async function collectReleasedChanges(question: ReleasedChangesQuestion): Promise<ReleasedChanges> {
  const { reads, release, headSha } = question;
  const all = await orUnknown(reads.recentReleases());
  const before = all && releaseBefore(release, all, question.onSameCommit);
  if (before === undefined)
    return all === undefined || all.length >= pageSize
      ? { state: 'not-listed', since: null }
      : { state: 'first' };

  const since = before.tag;
  const baseSha = await taggedCommit(reads, since);
  if (baseSha === undefined) return { state: 'no-tag', since };
  const history = await orUnknown(reads.history(baseSha, headSha));
  if (history === undefined) return { state: 'no-history', since };

  return { state: 'known', since, ...(await changesOf(question, history)) };
}

/** A tag that leads to no commit is as good as none. */
async function taggedCommit(reads: Reads, tag: string): Promise<string | undefined> {
  try {
    return await orUnknown(reads.taggedCommit(tag));
  } catch (error) {
    if (error instanceof GatewayError && error.kind === 'invalid') return undefined;
    throw error;
  }
}

async function changesOf(
  { reads, headSha, commitUrl, bots }: ReleasedChangesQuestion,
  { commits, total }: History,
): Promise<{ changes: readonly ReleasedChange[]; notRead: number }> {
  if (commits.length === 0) return { changes: [], notRead: 0 };
  const known = new Set(commits.map(commit => commit.sha));
  const recent = (await orUnknown(reads.recentlyMerged())) ?? [];
  const pulls = new Map(
    recent.filter(pull => known.has(pull.mergeSha ?? '')).map(pull => [pull.number, pull]),
  );
  const merges = new Set([...pulls.values()].map(pull => pull.mergeSha));
  const unexplained = mainLine(commits, headSha).filter(commit => !merges.has(commit.sha));
  const asked = unexplained.slice(0, maxAsked);
  const found = await Promise.all(
    asked.map(async ({ sha }) => (await orUnknown(reads.mergedWith(sha))) ?? []),
  );
  for (const pull of found.flat()) pulls.set(pull.number, pull);
  const alone = asked.filter((_, i) => found[i]?.length === 0);

  return {
    changes: [
      ...[...pulls.values()].toSorted((a, b) => a.number - b.number).map(pull => changeOfPull(pull, bots)),
      ...alone.map(commit => changeOfCommit(commit, commitUrl(commit.sha), bots)),
    ],
    notRead: total - commits.length + unexplained.length - asked.length,
  };
}

/** First parents from the head on, the newest first: a merge's other side came with its pull request. */
function mainLine(commits: readonly HistoryCommit[], headSha: string): readonly HistoryCommit[] {
  const bySha = new Map(commits.map(commit => [commit.sha, commit]));
  const line: HistoryCommit[] = [];
  let commit = bySha.get(headSha);
  while (commit !== undefined) {
    line.push(commit);
    commit = bySha.get(commit.parents[0] ?? '');
  }

  return line;
}

function changeOfPull(pull: MergedPullRequest, bots: readonly string[]): ReleasedChange {
  const { number, title, body, url } = pull;

  return { name: `#${number}`, url, text: `${title}\n${body}`, number, byBot: isByBot(pull, bots) };
}

function changeOfCommit(commit: HistoryCommit, url: string, bots: readonly string[]): ReleasedChange {
  const { sha, message } = commit;

  return {
    name: sha.slice(0, 7),
    url,
    text: withoutPullRequest(message),
    number: null,
    byBot: isByBot(commit, bots),
  };
}

function isByBot(
  { authorIsBot, authorLogin }: MergedPullRequest | HistoryCommit,
  bots: readonly string[],
): boolean {
  return authorIsBot || isMachine(authorLogin, bots);
}

/** GitHub writes the pull request's own number into the messages of merges. */
function withoutPullRequest(message: string): string {
  const [first = '', ...rest] = message.split('\n');

  return [first.replace(/^Merge pull request #\d+ |\(#\d+\)$/, ''), ...rest].join('\n');
}
