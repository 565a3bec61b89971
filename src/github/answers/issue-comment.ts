import { z } from 'zod';
import type { IssueComment } from '../../model/issue-comment.ts';
import { instant } from './instant.ts';

export const issueCommentShape = z
  .object({
    id: z.number(),
    issue_url: z.string().nullish(),
    body: z.string().nullish(),
    user: z.object({ id: z.number() }).nullish(),
    performed_via_github_app: z.object({ id: z.number() }).nullish(),
    created_at: instant,
    updated_at: instant,
  })
  .transform(
    (comment): IssueComment => ({
      id: comment.id,
      issueNumber: numberAtEnd(comment.issue_url),
      body: comment.body ?? '',
      authorId: comment.user?.id ?? null,
      appId: comment.performed_via_github_app?.id ?? null,
      createdAt: comment.created_at,
      updatedAt: comment.updated_at,
    }),
  );

function numberAtEnd(url: string | null | undefined): number | null {
  const digits = /\/(\d{1,15})$/.exec(url ?? '')?.[1];

  return digits === undefined ? null : Number(digits);
}

export const createdCommentShape = z.object({ id: z.number() }).transform(({ id }) => ({ id }));
