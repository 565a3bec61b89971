import type { DoneFacts, FreeIssues } from '../facts/done-facts.ts';
import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import { classifyPaths } from '../facts/ladder/paths/path-class.ts';
import type { LadderReads, OpenPullRequestSeen } from '../github/ladder/ladder-port.ts';
import type { RepositoryReads } from '../github/port.ts';
import type { PullRequest, PullRequestFile } from '../model/pull-request.ts';
import type { ChangedPath, PullRequestRecord } from '../model/records/pull-request-record.ts';
import { rankOfLinked } from '../practices/pull-requests/in-priority-order.ts';
import { toIssue, toPullRequest } from './ladder/to-records.ts';
import { orUnknown } from './or-unknown.ts';

export interface DoneQuestion {
  readonly reads: Pick<RepositoryReads, 'pullRequestFiles'>;
  readonly ladder: Pick<LadderReads, 'openPullRequest' | 'rules' | 'freeIssues'>;
  /** `owner/name`. */
  readonly repository: string;
  readonly pull: PullRequest;
  readonly policy: LadderPolicy;
}

/** GitHub lists at most this many files of a pull request. */
const maxListedFiles = 3000;
/** Where templates of descriptions are, in the two ways in which people write them. */
const templates: readonly string[] = ['', '.github/', 'docs/'].flatMap(folder =>
  ['pull_request_template.md', 'PULL_REQUEST_TEMPLATE.md'].map(name => `${folder}${name}`),
);

/** What a definition of done asks of a pull request; null where Rung may not read it. What is asked stands on the base. */
export async function collectDoneFacts(question: DoneQuestion): Promise<DoneFacts | null> {
  const { reads, ladder, pull } = question;
  const beside = { sha: pull.baseSha, paths: ['.gitattributes', ...templates] };
  const [seen, listed, rules] = await Promise.all([
    orUnknown(ladder.openPullRequest(pull.number, beside)),
    orUnknown(reads.pullRequestFiles(pull.number)),
    orUnknown(ladder.rules(pull.baseBranch)),
  ]);
  if (seen === undefined) return null;
  const files = Object.fromEntries(
    [...(seen.files ?? [])].map(([path, text]) => [path, { text, changedAt: null }]),
  );
  const linked = (seen.closes ?? []).map(toIssue);

  return {
    pull: recordOf(question, seen, listed),
    classOf: classifyPaths(files),
    templates: seen.files === null ? null : { tree: treeOf(files), files },
    approvals: rules?.approvals ?? null,
    hasIssues: seen.hasIssues,
    linked,
    free: await freeIssues(ladder, rankOfLinked({ linked })),
  };
}

function treeOf(files: object): NonNullable<DoneFacts['templates']>['tree'] {
  return Object.keys(files).map(path => ({ path, sizeBytes: 0, isExecutable: false }));
}

/** Nothing is more urgent than the most urgent, and where nothing has a priority nothing is out of order. */
async function freeIssues(
  ladder: Pick<LadderReads, 'freeIssues'>,
  rank: number | null,
): Promise<FreeIssues | null> {
  if (rank === null || rank === 0) return null;
  const found = await orUnknown(ladder.freeIssues());

  return found === undefined ? null : { issues: found.issues.map(toIssue), isWhole: found.isWhole };
}

/** As the practices of the ladder see it. */
function recordOf(
  { pull, repository, policy }: DoneQuestion,
  seen: OpenPullRequestSeen,
  listed: readonly PullRequestFile[] | undefined,
): PullRequestRecord {
  const isWhole =
    listed !== undefined && listed.length < maxListedFiles && listed.length >= pull.changedFiles;
  const at = pull.createdAt.getTime();

  return toPullRequest(
    {
      ...{ number: pull.number, title: pull.title, body: pull.body, author: seen.author },
      ...{ openedAt: at, mergedAt: null, closedAt: null, updatedAt: pull.updatedAt.getTime() },
      ...{ isDraft: pull.draft, openedAsDraft: pull.draft, baseBranch: pull.baseBranch },
      ...{ headSha: pull.headSha, mergeSha: null, labels: pull.labels, events: [], commits: null },
      files: isWhole ? listed.map(toChangedPath) : null,
      ...{ reviews: seen.reviews, threads: seen.threads },
      closes: seen.closes && {
        here: seen.closes.map(({ number }) => number),
        elsewhere: seen.closesElsewhere,
      },
      ...{ checks: null, environmentLiterals: null },
    },
    repository,
    policy,
  );
}

const statuses: Readonly<Record<string, ChangedPath['status']>> = {
  added: 'added',
  copied: 'added',
  removed: 'removed',
  renamed: 'renamed',
};

function toChangedPath({ path, status, additions, deletions }: PullRequestFile): ChangedPath {
  return { path, status: statuses[status] ?? 'modified', additions, deletions };
}
