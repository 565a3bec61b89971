import { z } from 'zod';
import { createdCommentShape, issueCommentShape } from './answers/issue-comment.ts';
import type { CommentRequests } from './port.ts';
import type { TokenClient } from './token-client.ts';
import { undefinedWhenAbsent } from './undefined-when-absent.ts';

/** A conditional read could be answered by a replica that has not seen our last write. */
const fresh = { headers: { 'cache-control': 'no-cache' } };

export function commentRequests(client: TokenClient): CommentRequests {
  return {
    createComment: (number, body) =>
      client.ask(
        {
          route: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
          parameters: { issue_number: number, body },
          what: `comment on #${number}`,
        },
        createdCommentShape,
      ),

    async updateComment(id, body) {
      await client.ask(
        {
          route: 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
          parameters: { comment_id: id, body },
          what: `comment ${id}`,
        },
        createdCommentShape,
      );
    },

    async deleteComment(id) {
      await undefinedWhenAbsent(() =>
        client.raw({
          route: 'DELETE /repos/{owner}/{repo}/issues/comments/{comment_id}',
          parameters: { comment_id: id },
          what: `comment ${id}`,
        }),
      );
    },

    async react(id, content) {
      await client.raw({
        route: 'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions',
        parameters: { comment_id: id, content },
        what: `reaction to comment ${id}`,
      });
    },

    comments: number =>
      client.list(
        {
          route: 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments',
          parameters: { issue_number: number, ...fresh },
          what: `comments on #${number}`,
        },
        z.array(issueCommentShape),
      ),

    comment: id =>
      undefinedWhenAbsent(() =>
        client.ask(
          {
            route: 'GET /repos/{owner}/{repo}/issues/comments/{comment_id}',
            parameters: { comment_id: id, ...fresh },
            what: `comment ${id}`,
          },
          issueCommentShape,
        ),
      ),
  };
}
