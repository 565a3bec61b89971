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
      id: z.number(),
      guid: z.string(),
      delivered_at: instant,
      duration: z.number().nullish(),
      status_code: z.number(),
      event: z.string(),
      action: z.string().nullish(),
      installation_id: z.number().nullish(),
      repository_id: z.number().nullish(),
    })
    .transform(({ id, guid, event, ...row }) => ({
      ...{ id, event, statusCode: row.status_code, deliveredAt: row.delivered_at },
      guid: guid.toLowerCase(),
      action: row.action ?? null,
      installationId: row.installation_id ?? null,
      repositoryId: row.repository_id ?? null,
      durationMs: Math.round((row.duration ?? 0) * 1000),
    })),
);

/** What GitHub sent, as it shows it afterwards: parsed, not the bytes that were signed. */
export const deliveryPayloadShape = z
  .object({ request: z.object({ payload: z.record(z.string(), z.unknown()).nullish() }) })
  .transform(({ request }) => request.payload ?? undefined);

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
