import { z } from 'zod';
import { instant } from './instant.ts';

const grantsShape = z.record(z.string(), z.string());

export const appShape = z
  .object({
    id: z.number(),
    slug: z.string().nullish(),
    name: z.string(),
    html_url: z.string(),
    permissions: grantsShape,
    events: z.array(z.string()),
  })
  .transform(({ html_url, slug, ...rest }) => ({ ...rest, slug: slug ?? null, htmlUrl: html_url }));

export const installationShape = z
  .object({
    id: z.number(),
    account: z.object({ login: z.string().nullish(), slug: z.string().nullish() }).nullish(),
    html_url: z.string(),
    repository_selection: z.enum(['all', 'selected']),
    permissions: grantsShape,
    events: z.array(z.string()),
    suspended_at: z.string().nullish(),
  })
  .transform(({ id, account, html_url, permissions, events, ...rest }) => ({
    ...{ id, permissions, events, htmlUrl: html_url },
    account: account?.login ?? account?.slug ?? '(deleted)',
    selection: rest.repository_selection,
    isSuspended: typeof rest.suspended_at === 'string',
  }));

export const hookConfigShape = z
  .object({ url: z.string().nullish(), content_type: z.string().nullish(), secret: z.string().nullish() })
  .transform(({ url, content_type, secret }) => ({
    url: url ? url : null,
    contentType: content_type ?? null,
    hasSecret: Boolean(secret),
  }));

export const hookDeliveriesShape = z.array(
  z
    .object({
      delivered_at: instant,
      duration: z.number().nullish(),
      status_code: z.number(),
      event: z.string(),
    })
    .transform(({ delivered_at, duration, status_code, event }) => ({
      ...{ event, statusCode: status_code, deliveredAt: delivered_at },
      durationMs: Math.round((duration ?? 0) * 1000),
    })),
);

export const tokenRepositoriesShape = z
  .object({
    repositories: z
      .array(
        z.object({
          id: z.number(),
          name: z.string(),
          owner: z.object({ login: z.string() }),
          default_branch: z.string(),
        }),
      )
      .min(1),
  })
  .transform(answer => answer.repositories);
