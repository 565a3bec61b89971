import { z } from 'zod';
import { GatewayError } from '../../model/gateway-error.ts';
import { actor, instantMs, nodesOf, wholeList } from './answers.ts';
import type { IssueSeen, LadderReads, OpenPullRequestSeen } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { filesBeside, openPullRequestQuery } from './queries/open-pull-request-query.ts';
import { eventShape } from './read-issues.ts';
import { toReview } from './read-pull-requests.ts';
import { blob } from './read-texts.ts';

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
  repository: z.looseObject({
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

const places = Array.from({ length: filesBeside }, (_, index) => `f${index}`);
/** A pull request may be read without its issues and without files: those take permissions of their own. */
const dispensable = ['closingIssuesReferences', ...places];

export function readOpenPullRequest({
  graphql,
  place,
  fullName,
  mayRead,
}: LadderSource): Pick<LadderReads, 'openPullRequest'> {
  return {
    async openPullRequest(number, { sha, paths }): Promise<OpenPullRequestSeen> {
      const taken = paths.map((path, i) => ({ [`f${i}`]: `${sha}:${path}`, [`has${i}`]: true }));
      const variables = Object.assign({ ...place, number }, ...taken);
      const { repository } = await graphql.ask(openPullRequestQuery, variables, answerShape, dispensable);
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
        files: (await mayRead('contents')) ? filesOf(paths, repository) : null,
        closes: here === undefined ? null : here.map(toIssue),
        closesElsewhere: (linked?.totalCount ?? 0) - (here?.length ?? 0),
      };
    },
  };
}

/** A folder has an object too, but no such fields. */
function filesOf(
  paths: readonly string[],
  repository: Readonly<Record<string, unknown>>,
): ReadonlyMap<string, string | null> {
  const found = paths.flatMap((path, i): [string, string | null][] => {
    const file = blob.safeParse(repository[`f${i}`]).data;
    if (file?.isTruncated == null) return [];

    return [[path, file.isBinary || file.isTruncated ? null : (file.text ?? null)]];
  });

  return new Map(found);
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
