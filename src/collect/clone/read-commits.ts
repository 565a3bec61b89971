import type { Account } from '../../model/records/account.ts';
import type { CommitRecord, HeadRecord } from '../../model/records/delivery-records.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import { deniesFailure } from '../ladder/texts/denies-failure.ts';
import type { CloneGit } from './clone-git.ts';
import { instantOf } from './instant-of.ts';
import { plainLog } from './last-changes.ts';
import { accountsOf, type Signature } from './people.ts';

export interface CloneHistory {
  readonly commits: readonly CommitRecord[];
  /** Along first parents: each is taken for one push or one merge. */
  readonly heads: readonly HeadRecord[];
}

interface LoggedCommit {
  readonly sha: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly authoredAt: Instant;
  readonly committedAt: Instant;
  readonly subject: string;
}

const format = ['%H', '%P', '%at', '%ct', '%aN', '%aE', '%cN', '%cE', '%s'].join('%x00');
const fields = 9;
/** A year, as the longest windows need it, and a leap day. */
const historyDays = 366;

/** The last twelve months before HEAD, with all that was merged. */
export async function readHistory(
  git: CloneGit,
  sha: string,
  at: Instant,
  bots: readonly string[],
): Promise<CloneHistory> {
  const since = `--max-age=${Math.floor((at - historyDays * dayMs) / 1000)}`;
  const log = ['log', '-z', ...plainLog, since];
  const logged = parseLog(await git.text([...log, `--format=${format}`, '--end-of-options', sha]), at);
  const accountOf = accountsOf(
    logged.flatMap(({ author, committer }) => [author, committer]),
    bots,
  );
  const reverts = parseReverts(
    await git.text([
      ...[...log, '--fixed-strings', '--grep=This reverts commit', '--format=%H%x00%b'],
      ...['--end-of-options', sha],
    ]),
  );

  return {
    commits: logged.map(({ author, committer, subject, ...commit }) => ({
      ...commit,
      author: accountOf(author),
      ...(reverts.get(commit.sha) ?? { reverts: [] }),
    })),
    heads: headsOf(logged, sha, accountOf),
  };
}

function parseLog(output: string, at: Instant): readonly LoggedCommit[] {
  const tokens = output.split('\0');
  const commits: LoggedCommit[] = [];
  for (let from = 0; from + fields <= tokens.length; from += fields) {
    const [sha = '', parents = '', authored = '', committed = '', ...rest] = tokens.slice(
      from,
      from + fields,
    );
    const [authorName = '', authorEmail = '', committerName = '', committerEmail = '', subject = ''] = rest;
    commits.push({
      ...{ sha, subject, parents: parents.split(' ').filter(parent => parent !== '') },
      author: { name: authorName, email: authorEmail },
      committer: { name: committerName, email: committerEmail },
      authoredAt: instantOf(authored, at),
      committedAt: instantOf(committed, at),
    });
  }

  return commits;
}

const revert = /This reverts commit ([0-9a-f]{7,64})/g;

function parseReverts(output: string): ReadonlyMap<string, Pick<CommitRecord, 'reverts' | 'deniesFailure'>> {
  const tokens = output.split('\0');
  const reverts = new Map<string, Pick<CommitRecord, 'reverts' | 'deniesFailure'>>();
  for (let at = 0; at + 1 < tokens.length; at += 2) {
    const message = tokens[at + 1] ?? '';
    reverts.set(tokens[at] ?? '', {
      reverts: [...message.matchAll(revert)].map(([, sha = '']) => sha),
      ...(deniesFailure(message) && { deniesFailure: true }),
    });
  }

  return reverts;
}

function headsOf(
  logged: readonly LoggedCommit[],
  sha: string,
  accountOf: (signature: Signature) => Account,
): readonly HeadRecord[] {
  const bySha = new Map(logged.map(commit => [commit.sha, commit]));
  const heads: HeadRecord[] = [];
  for (let head = bySha.get(sha); head !== undefined; head = bySha.get(head.parents[0] ?? '')) {
    const { committedAt, subject } = head;
    heads.push({
      ...{ sha: head.sha, at: committedAt, pullRequest: pullRequestIn(subject) },
      by: accountOf(isGitHub(head.committer) ? head.author : head.committer),
    });
  }

  return heads;
}

/** GitHub itself commits what its buttons merge. */
const isGitHub = ({ email }: Signature): boolean => email.toLowerCase() === 'noreply@github.com';

function pullRequestIn(subject: string): number | null {
  const [, merged, squashed] =
    /^Merge pull request #(\d{1,9}) from |\(#(\d{1,9})\)$/.exec(subject.slice(-500)) ?? [];
  const number = merged ?? squashed;

  return number === undefined ? null : Number(number);
}
