import { z } from 'zod';
import type { PullRequest, PullRequestFile, Review } from '../../model/pull-request.ts';
import { instant } from './instant.ts';

/** `head.repo` is null when the fork was deleted, `user` when the account was; lists leave the counts out. */
export const pullRequestShape = z
  .object({
    number: z.number(),
    state: z.enum(['open', 'closed']),
    draft: z.boolean().nullish(),
    title: z.string(),
    body: z.string().nullish(),
    user: z.object({ id: z.number(), login: z.string().nullish(), type: z.string().nullish() }).nullish(),
    labels: z.array(z.object({ name: z.string().nullish() })).nullish(),
    locked: z.boolean().nullish(),
    head: z.object({
      sha: z.string(),
      ref: z.string(),
      repo: z.object({ id: z.number(), owner: z.object({ login: z.string() }).nullish() }).nullish(),
      user: z.object({ login: z.string() }).nullish(),
    }),
    base: z.object({ sha: z.string(), ref: z.string(), repo: z.object({ id: z.number() }) }),
    mergeable: z.boolean().nullish(),
    changed_files: z.number().nullish(),
    additions: z.number().nullish(),
    deletions: z.number().nullish(),
    created_at: instant,
    updated_at: instant,
  })
  .transform(
    (pull): PullRequest => ({
      number: pull.number,
      state: pull.state,
      draft: pull.draft ?? false,
      title: pull.title,
      body: pull.body ?? '',
      authorId: pull.user?.id ?? null,
      authorLogin: pull.user?.login ?? null,
      authorIsBot: pull.user?.type === 'Bot',
      labels: (pull.labels ?? []).flatMap(({ name }) => (name ? [name] : [])),
      locked: pull.locked ?? false,
      createdAt: pull.created_at,
      headSha: pull.head.sha,
      headBranch: pull.head.ref,
      headRepositoryId: pull.head.repo?.id ?? null,
      headOwner: pull.head.repo?.owner?.login ?? pull.head.user?.login ?? null,
      baseBranch: pull.base.ref,
      baseRepositoryId: pull.base.repo.id,
      baseSha: pull.base.sha,
      mergeable: pull.mergeable ?? null,
      changedFiles: pull.changed_files ?? 0,
      additions: pull.additions ?? 0,
      deletions: pull.deletions ?? 0,
      updatedAt: pull.updated_at,
    }),
  );

export const pullRequestFileShape = z
  .object({
    filename: z.string(),
    previous_filename: z.string().nullish(),
    status: z.string(),
    additions: z.number(),
    deletions: z.number(),
    patch: z.string().nullish(),
  })
  .transform(
    (file): PullRequestFile => ({
      path: file.filename,
      previousPath: file.previous_filename ?? null,
      status: file.status,
      additions: file.additions,
      deletions: file.deletions,
      patch: file.patch ?? null,
    }),
  );

export const reviewShape = z
  .object({
    user: z.object({ id: z.number(), login: z.string().nullish(), type: z.string().nullish() }).nullish(),
  })
  .transform(
    ({ user }): Review => ({
      authorId: user?.id ?? null,
      authorLogin: user?.login ?? null,
      authorIsBot: user?.type === 'Bot',
    }),
  );
