import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';

/** What Rung has left on GitHub, in words that two repositories with the same history share. */
export interface LeftBehind {
  /** By pull request and name of the check: `conclusion: title` of the newest check run on the head. */
  readonly checks: Readonly<Record<string, string>>;
  /** How many check runs there are, by the same keys. */
  readonly counts: Readonly<Record<string, number>>;
  /** How many check runs stand on commits that nobody asks about any more. */
  readonly elsewhere: number;
  /** By pull request. */
  readonly comments: Readonly<Record<string, readonly string[]>>;
}

export function leftBehind(repository: RepositoryHandle): LeftBehind {
  const checks: Record<string, string> = {};
  const counts: Record<string, number> = {};
  const comments: Record<string, readonly string[]> = {};
  for (const [key, headSha] of commitsOf(repository))
    for (const run of repository.checks.runs({ app: 'rung', headSha })) {
      const name = `${key} ${run.name}`;
      checks[name] = `${run.conclusion ?? run.status}: ${run.title}`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
  const heads = new Set(commitsOf(repository).values());
  const elsewhere = repository.checks.runs({ app: 'rung' }).filter(run => !heads.has(run.headSha)).length;
  for (const number of repository.record.pullRequests.keys())
    comments[`#${number}`] = repository.conversation
      .comments(number)
      .flatMap(comment => [
        ...(comment.app?.slug === 'rung' ? [inSharedWords(repository, comment.body)] : []),
        ...comment.reactions.map(({ content }) => `reacts ${content} to ${comment.body}`),
      ])
      .toSorted();

  return { checks, counts, elsewhere, comments };
}

/** Heads of pull requests and commits of releases, under names that do not depend on the commit's hash. */
function commitsOf({ record }: RepositoryHandle): ReadonlyMap<string, string> {
  const commits = new Map<string, string>();
  for (const [number, pull] of record.pullRequests) commits.set(`#${number}`, pull.headSha);
  for (const { tag } of record.releases) commits.set(tag, record.refs.get(`refs/tags/${tag}`) ?? '');

  return commits;
}

/** Without hashes, ids, times and the repository's name. */
function inSharedWords({ fullName }: RepositoryHandle, body: string): string {
  return (
    body
      .replaceAll(fullName, 'the/repository')
      // Told where an earlier delivery told it.
      .replaceAll(/; the head before was `[0-9a-f]{7,12}`/g, '')
      .replaceAll(/\b[0-9a-f]{40}\b/g, 'a-commit')
      .replaceAll(/(`|Judged at )[0-9a-f]{7,12}/g, '$1a-commit')
      .replaceAll(/\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?\b/g, 'a-time')
      .replaceAll(/\b\d\d:\d\d\b/g, 'a-time')
      .replaceAll(/(runs|issuecomment-|reply|runs\/|job)(\/?)\d+/g, '$1$2an-id')
  );
}
