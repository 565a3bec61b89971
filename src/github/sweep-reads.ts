import { z } from 'zod';
import { writtenCommentShape } from './answers/issue-comment.ts';
import { ciReads } from './ci-reads.ts';
import { fileTextReads } from './file-text.ts';
import type { SweepReads } from './port.ts';
import { pullRequestReads } from './pull-request-reads.ts';
import { releaseReads } from './release-reads.ts';
import type { TokenClient } from './token-client.ts';

export function sweepReads(client: TokenClient): SweepReads {
  const { workflowRuns, checkRuns, commitStatuses } = ciReads(client);

  return {
    openPullRequests: pullRequestReads(client).openPullRequests,
    recentReleases: releaseReads(client).recentReleases,
    fileText: fileTextReads(client).fileText,
    ...{ workflowRuns, checkRuns, commitStatuses },

    commentsSince: since =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/issues/comments',
          // GitHub takes whole seconds.
          parameters: { since: `${since.toISOString().slice(0, 19)}Z`, sort: 'created', direction: 'asc' },
          what: 'comments',
        },
        z.array(writtenCommentShape),
      ),
  };
}
