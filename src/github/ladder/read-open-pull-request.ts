import { z } from 'zod';
import { GatewayError } from '../../model/gateway-error.ts';
import { actor, instantMs, nodesOf, wholeList } from './answers.ts';
import type { IssueSeen, LadderReads, OpenPullRequestSeen } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { openPullRequestQuery } from './queries/open-pull-request-query.ts';
import { eventShape } from './read-issues.ts';
import { toReview } from './read-pull-requests.ts';

const issueShape = z.object({
  number: z.number(),
  title: z.string(),
  createdAt: instantMs,
  closedAt: instantMs.nullish(),
  repository: z.object({ nameWithOwner: z.string() }),
  labels: z.object({ nodes: nodesOf(z.object({ name: z.string() })) }).nullish(),
  assignees: z.object({ nodes: nodesOf(actor) }),
  timelineItems: z.object({ pageInfo: z.object({ hasNextPage: z.boolean() }), nodes: nodesOf(eventShape) }),
});

const answerShape = z.object({
  repository: z.object({
    hasIssuesEnabled: z.boolean(),
    pullRequest: z
      .object({
        author: actor,
        reviews: wholeList(
          z.object({
            state: z.string(),
            submittedAt: instantMs.nullish(),
            author: actor,
            commit: z.object({ oid: z.string() }).nullish(),
          }),
        ).nullish(),
        reviewThreads: wholeList(z.object({ isResolved: z.boolean() })),
        closingIssuesReferences: z.object({ totalCount: z.number(), nodes: nodesOf(issueShape) }).nullish(),
      })
      .nullish(),
  }),
});

/** A pull request may be read without its issues: those take a permission of their own. */
const dispensable = ['closingIssuesReferences'];

export function readOpenPullRequest({
  graphql,
  place,
  fullName,
}: LadderSource): Pick<LadderReads, 'openPullRequest'> {
  return {
    async openPullRequest(number): Promise<OpenPullRequestSeen> {
      const { repository } = await graphql.ask(
        openPullRequestQuery,
        { ...place, number },
        answerShape,
        dispensable,
      );
      const pull = repository.pullRequest;
      if (pull == null) throw new GatewayError('not-found', `${fullName} has no pull request #${number}.`);
      const linked = pull.closingIssuesReferences;
      const here = linked?.nodes.filter(
        issue => issue.repository.nameWithOwner.toLowerCase() === fullName.toLowerCase(),
      );

      return {
        author: pull.author,
        reviews: pull.reviews?.flatMap(toReview) ?? null,
        threads: pull.reviewThreads && {
          total: pull.reviewThreads.length,
          resolved: pull.reviewThreads.filter(({ isResolved }) => isResolved).length,
        },
        hasIssues: repository.hasIssuesEnabled,
        closes: here === undefined ? null : here.map(toIssue),
        closesElsewhere: (linked?.totalCount ?? 0) - (here?.length ?? 0),
      };
    },
  };
}

function toIssue(row: z.output<typeof issueShape>): IssueSeen {
  const { timelineItems } = row;

  return {
    ...{ number: row.number, title: row.title, body: '', author: null },
    ...{ openedAt: row.createdAt, closedAt: row.closedAt ?? null, closedAs: null },
    labels: (row.labels?.nodes ?? []).map(({ name }) => name),
    assignees: row.assignees.nodes.filter(account => account !== null),
    ...{ type: null, milestone: null, isBlocked: false },
    events: timelineItems.pageInfo.hasNextPage
      ? null
      : timelineItems.nodes.flat().toSorted((a, b) => a.at - b.at),
  };
}
