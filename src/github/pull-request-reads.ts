import { z } from 'zod';
import { pullRequestFileShape, pullRequestShape, reviewShape } from './answers/pull-request.ts';
import type { RepositoryReads } from './port.ts';
import type { TokenClient } from './token-client.ts';

type PullRequestReads = Pick<
  RepositoryReads,
  'pullRequest' | 'pullRequestFiles' | 'openPullRequests' | 'reviews'
>;

export function pullRequestReads(client: TokenClient): PullRequestReads {
  return {
    pullRequest: number =>
      client.ask(
        {
          route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
          parameters: { pull_number: number },
          what: `pull request #${number}`,
        },
        pullRequestShape,
      ),

    pullRequestFiles: number =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
          parameters: { pull_number: number },
          what: `files of pull request #${number}`,
        },
        z.array(pullRequestFileShape),
      ),

    reviews: number =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
          parameters: { pull_number: number },
          what: `reviews of pull request #${number}`,
        },
        z.array(reviewShape),
      ),

    openPullRequests: filter =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/pulls',
          parameters: {
            state: 'open',
            ...(filter === undefined ? {} : { head: `${filter.headOwner}:${filter.headBranch}` }),
          },
          what: 'open pull requests',
        },
        z.array(pullRequestShape),
      ),
  };
}
