import { z } from 'zod';
import type { IssueComment, WrittenComment } from '../../model/issue-comment.ts';
import { instant } from './instant.ts';

const commentObject = z.object({
  id: z.number(),
  issue_url: z.string().nullish(),
  body: z.string().nullish(),
  user: z.object({ id: z.number() }).nullish(),
  performed_via_github_app: z.object({ id: z.number() }).nullish(),
  created_at: instant,
  updated_at: instant,
});

export const issueCommentShape = commentObject.transform(toComment);

export const writtenCommentShape = commentObject
  .extend({
    html_url: z.string(),
    user: z.object({ id: z.number(), login: z.string(), type: z.string().nullish() }).nullish(),
  })
  .transform(
    (comment): WrittenComment => ({
      ...toComment(comment),
      author: comment.user
        ? { id: comment.user.id, login: comment.user.login, isPerson: comment.user.type === 'User' }
        : null,
      isOnPullRequest: /\/pull\/\d+(#|$)/.test(comment.html_url),
    }),
  );

function toComment(comment: z.output<typeof commentObject>): IssueComment {
  return {
    id: comment.id,
    issueNumber: numberAtEnd(comment.issue_url),
    body: comment.body ?? '',
    authorId: comment.user?.id ?? null,
    appId: comment.performed_via_github_app?.id ?? null,
    createdAt: comment.created_at,
    updatedAt: comment.updated_at,
  };
}

function numberAtEnd(url: string | null | undefined): number | null {
  const digits = /\/(\d{1,15})$/.exec(url ?? '')?.[1];

  return digits === undefined ? null : Number(digits);
}

export const createdCommentShape = z.object({ id: z.number() }).transform(({ id }) => ({ id }));
