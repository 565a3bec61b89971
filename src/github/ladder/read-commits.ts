import { z } from 'zod';
import { allPages, type Page } from '../graphql/graphql-pages.ts';
import { gitActor, instantMs, nodesOf, pageInfo, restAccount } from './answers.ts';
import type { CommitSeen, LadderReads, MoveSeen } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { commitsQuery } from './queries/commits-query.ts';

const limits = { size: 100, mostPages: 100 };

const historyShape = z.object({
  pageInfo,
  nodes: nodesOf(
    z
      .object({
        oid: z.string(),
        message: z.string(),
        authoredDate: instantMs,
        committedDate: instantMs,
        parents: z.object({ nodes: nodesOf(z.object({ oid: z.string() })) }),
        author: gitActor,
      })
      .transform(
        ({ oid, message, author, ...row }): CommitSeen => ({
          ...{ sha: oid, message, author },
          parents: row.parents.nodes.map(parent => parent.oid),
          ...{ authoredAt: row.authoredDate, committedAt: row.committedDate },
        }),
      ),
  ),
});
const answerShape = z.object({
  repository: z.object({
    ref: z.object({ target: z.object({ history: historyShape }).nullish() }).nullish(),
  }),
});

const movesShape = z.array(
  z
    .object({ after: z.string(), timestamp: instantMs, activity_type: z.string(), actor: restAccount })
    .transform(({ after, timestamp, activity_type, actor: by }) => ({
      ...{ sha: after, at: timestamp, by },
      isDeletion: activity_type === 'branch_deletion',
    })),
);

export function readCommits({
  client,
  graphql,
  place,
  fullName,
}: LadderSource): Pick<LadderReads, 'commits' | 'moves'> {
  return {
    commits: (branch, since) =>
      allPages(
        async (first, after): Promise<Page<CommitSeen>> => {
          const asked = { branch: `refs/heads/${branch}`, since: new Date(since).toISOString() };
          const answer = await graphql.ask(commitsQuery, { ...place, ...asked, first, after }, answerShape);
          const history = answer.repository.ref?.target?.history;
          return { rows: history?.nodes ?? [], next: history?.pageInfo ?? null };
        },
        { ...limits, what: `${fullName}: commits` },
      ),

    async moves(branch, since) {
      const moves = await client.list(
        {
          route: 'GET /repos/{owner}/{repo}/activity',
          parameters: { ref: `refs/heads/${branch}`, time_period: 'year', per_page: 100 },
          what: `moves of branch ${branch}`,
        },
        movesShape,
        { isLast: ({ at }) => at < since, mostPages: limits.mostPages },
      );
      return moves
        .filter(({ at, isDeletion }) => at >= since && !isDeletion)
        .map(({ sha, at, by }): MoveSeen => ({ sha, at, by }));
    },
  };
}
