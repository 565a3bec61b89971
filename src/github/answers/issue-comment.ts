import { z } from 'zod';
import type { IssueComment } from '../../model/issue-comment.ts';
import { instant } from './instant.ts';

export const issueCommentShape = z
  .object({
    id: z.number(),
    body: z.string().nullish(),
    user: z.object({ id: z.number() }).nullish(),
    performed_via_github_app: z.object({ id: z.number() }).nullish(),
    created_at: instant,
    updated_at: instant,
  })
  .transform(
    (comment): IssueComment => ({
      id: comment.id,
      body: comment.body ?? '',
      authorId: comment.user?.id ?? null,
      appId: comment.performed_via_github_app?.id ?? null,
      createdAt: comment.created_at,
      updatedAt: comment.updated_at,
    }),
  );

export const createdCommentShape = z.object({ id: z.number() }).transform(({ id }) => ({ id }));
