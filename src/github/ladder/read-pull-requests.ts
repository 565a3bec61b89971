import { z } from 'zod';
import type { ChangedPath, PullRequestEvent, ReviewRecord } from '../../model/records/pull-request-record.ts';
import { allPages, type Page, type Progress } from '../graphql/graphql-pages.ts';
import { actor, gitActor, instantMs, nodesOf, pageInfo, wholeList } from './answers.ts';
import { headChecks, rollupShape } from './head-checks.ts';
import type { ChecksWanted, LadderReads, PullRequestSeen } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { pullRequestsQuery } from './queries/pull-requests-query.ts';

/** Two thousand of each sort: far beyond what half a year brings. */
const limits = { size: 25, mostPages: 80 };

const eventKinds: Readonly<Record<string, PullRequestEvent['kind']>> = {
  ReadyForReviewEvent: 'ready',
  ConvertToDraftEvent: 'draft',
  ClosedEvent: 'closed',
  ReopenedEvent: 'reopened',
  ReviewRequestedEvent: 'review-requested',
};

const reviewStates: Readonly<Record<string, ReviewRecord['state']>> = {
  APPROVED: 'approved',
  CHANGES_REQUESTED: 'changes-requested',
  COMMENTED: 'commented',
  DISMISSED: 'dismissed',
};

const changeTypes: Readonly<Record<string, ChangedPath['status']>> = {
  ADDED: 'added',
  COPIED: 'added',
  DELETED: 'removed',
  RENAMED: 'renamed',
};

const rowShape = z.object({
  number: z.number(),
  title: z.string(),
  body: z.string(),
  isDraft: z.boolean(),
  baseRefName: z.string(),
  headRefOid: z.string(),
  createdAt: instantMs,
  updatedAt: instantMs,
  mergedAt: instantMs.nullish(),
  closedAt: instantMs.nullish(),
  author: actor,
  mergeCommit: z.object({ oid: z.string() }).nullish(),
  labels: z.object({ nodes: nodesOf(z.object({ name: z.string() })) }).nullish(),
  reviews: wholeList(
    z.object({
      state: z.string(),
      submittedAt: instantMs.nullish(),
      author: actor,
      commit: z.object({ oid: z.string() }).nullish(),
    }),
  ).nullish(),
  reviewThreads: wholeList(z.object({ isResolved: z.boolean() })),
  closingIssuesReferences: z
    .object({
      totalCount: z.number(),
      nodes: nodesOf(z.object({ number: z.number(), repository: z.object({ nameWithOwner: z.string() }) })),
    })
    .nullish(),
  timelineItems: z.object({
    nodes: nodesOf(z.object({ __typename: z.string(), createdAt: instantMs.nullish() })),
  }),
  commits: wholeList(
    z.object({ commit: z.object({ oid: z.string(), authoredDate: instantMs, author: gitActor }) }),
  ),
  files: wholeList(
    z.object({
      path: z.string(),
      additions: z.number(),
      deletions: z.number(),
      changeType: z.string(),
    }),
  ).nullish(),
  head: z.object({
    nodes: nodesOf(z.object({ commit: z.object({ statusCheckRollup: rollupShape }) })),
  }),
});

const answerShape = z.object({
  repository: z.object({ pullRequests: z.object({ pageInfo, nodes: nodesOf(rowShape) }) }),
});

/** A pull request may be read without its checks and its issues: those take permissions of their own. */
const dispensable = ['statusCheckRollup', 'closingIssuesReferences'];

export function readPullRequests({
  graphql,
  place,
  fullName,
  isOwn,
}: LadderSource): Pick<LadderReads, 'pullRequests' | 'endedPullRequests'> {
  const read = (
    states: readonly string[],
    wanted: ChecksWanted,
    since: number | null,
    progress?: Progress<PullRequestSeen>,
  ) =>
    allPages(
      async (first, after): Promise<Page<PullRequestSeen>> => {
        const variables = { ...place, states, first, after };
        const answer = await graphql.ask(pullRequestsQuery, variables, answerShape, dispensable);
        const { nodes, pageInfo: next } = answer.repository.pullRequests;
        return { rows: nodes.map(row => toSeen(row, wanted)), next };
      },
      {
        ...limits,
        what: `${fullName}: pull requests`,
        isLast: ({ updatedAt }) => since !== null && updatedAt < since,
      },
      progress,
    );

  function toSeen(row: z.output<typeof rowShape>, wanted: ChecksWanted): PullRequestSeen {
    const events = row.timelineItems.nodes
      .flatMap(({ __typename, createdAt }): PullRequestEvent[] => {
        const kind = eventKinds[__typename];
        return kind === undefined || createdAt == null ? [] : [{ kind, at: createdAt }];
      })
      .toSorted((a, b) => a.at - b.at);
    const [head] = row.head.nodes;

    return {
      ...{ number: row.number, title: row.title, body: row.body, author: row.author },
      ...{ openedAt: row.createdAt, updatedAt: row.updatedAt, isDraft: row.isDraft },
      mergedAt: row.mergedAt ?? null,
      closedAt: row.mergedAt ?? row.closedAt ?? null,
      ...{ baseBranch: row.baseRefName, headSha: row.headRefOid, mergeSha: row.mergeCommit?.oid ?? null },
      labels: (row.labels?.nodes ?? []).map(({ name }) => name),
      openedAsDraft: wasDraft(events, row.isDraft),
      events,
      commits:
        row.commits?.map(({ commit: { oid, authoredDate, author } }) => ({
          ...{ sha: oid, author, authoredAt: authoredDate, touches: null },
        })) ?? null,
      files:
        row.files?.map(({ changeType, ...file }) => ({
          ...file,
          status: changeTypes[changeType] ?? 'modified',
        })) ?? null,
      reviews: row.reviews?.flatMap(toReview) ?? null,
      threads: row.reviewThreads && {
        total: row.reviewThreads.length,
        resolved: row.reviewThreads.filter(({ isResolved }) => isResolved).length,
      },
      closes: closedBy(row.closingIssuesReferences),
      // Takes the patches, which are not read.
      environmentLiterals: null,
      checks: headChecks(head?.commit.statusCheckRollup, wanted, isOwn),
    };
  }

  /** What GitHub counts and does not show is an issue of some other repository. */
  function closedBy(references: z.output<typeof rowShape>['closingIssuesReferences']) {
    if (references == null) return null;
    const here = references.nodes
      .filter(({ repository }) => repository.nameWithOwner.toLowerCase() === fullName.toLowerCase())
      .map(({ number }) => number);
    return { here, elsewhere: references.totalCount - here.length };
  }

  return {
    async endedPullRequests(since, wanted, progress) {
      await read(['MERGED', 'CLOSED'], wanted, since, progress);
    },

    async pullRequests(since, wanted) {
      const [open, ended] = await Promise.all([
        read(['OPEN'], wanted, null),
        read(['MERGED', 'CLOSED'], wanted, since),
      ]);
      // One that was closed between the two questions is in both.
      const byNumber = new Map(
        [...open, ...ended.filter(({ updatedAt }) => updatedAt >= since)].map(pull => [pull.number, pull]),
      );
      return [...byNumber.values()].toSorted((a, b) => b.number - a.number);
    },
  };
}

/** A review that was begun and not yet submitted has no time. */
export function toReview({
  state,
  submittedAt,
  author,
  commit,
}: {
  state: string;
  submittedAt?: number | null | undefined;
  author: ReviewRecord['author'];
  commit?: { oid: string } | null | undefined;
}): readonly ReviewRecord[] {
  const known = reviewStates[state];
  return known === undefined || submittedAt == null
    ? []
    : [{ author, state: known, at: submittedAt, commitSha: commit?.oid ?? null }];
}

/** The first change tells what it was before; without one it is what it was. */
function wasDraft(events: readonly PullRequestEvent[], isDraft: boolean): boolean {
  const first = events.find(({ kind }) => kind === 'ready' || kind === 'draft');
  return first === undefined ? isDraft : first.kind === 'ready';
}
