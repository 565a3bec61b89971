import { z } from 'zod';
import type { Account } from '../../model/records/account.ts';
import type { Instant } from '../../model/records/instant.ts';

/** GitHub's ISO time. */
export const instantMs = z.string().transform((text, context): Instant => {
  const at = Date.parse(text);
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: 'custom', message: 'expected a time' });
  return z.NEVER;
});

/** What is left of a deleted account in the REST API; GraphQL says null. */
const ghost = 'ghost';

/** An account of the REST API. */
export const restAccount = z
  .object({ login: z.string().nullish(), type: z.string().nullish() })
  .nullish()
  .transform((user): Account | null =>
    !user?.login || user.login === ghost
      ? null
      : { login: user.login, isBot: user.type === 'Bot' || user.login.endsWith('[bot]') },
  );

/** An `Actor`: here an App has no `[bot]` behind its name. */
export const actor = z
  .object({ __typename: z.string().nullish(), login: z.string().nullish() })
  .nullish()
  .transform((user): Account | null => {
    if (!user?.login) return null;
    const isBot = user.__typename === 'Bot' || user.login.endsWith('[bot]');
    return { login: isBot && !user.login.endsWith('[bot]') ? `${user.login}[bot]` : user.login, isBot };
  });

/** Who wrote a commit: a user by the e-mail address, or an App by its name alone. */
export const gitActor = z
  .object({ name: z.string().nullish(), user: z.object({ login: z.string() }).nullish() })
  .nullish()
  .transform((author): Account | null => {
    const login = author?.user?.login ?? (author?.name?.endsWith('[bot]') ? author.name : undefined);
    return login === undefined ? null : { login, isBot: login.endsWith('[bot]') };
  });

export const pageInfo = z
  .object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() })
  .transform(({ hasNextPage, endCursor }) => (hasNextPage ? (endCursor ?? null) : null));

/** GitHub may leave holes where it would not show a row. */
export const nodesOf = <T extends z.ZodType>(row: T) =>
  z
    .array(row.nullish())
    .nullish()
    .transform(rows => (rows ?? []).filter(found => found !== null && found !== undefined) as z.output<T>[]);

/** A list inside a row: null when GitHub gave a part of it only. */
export const wholeList = <T extends z.ZodType>(row: T) =>
  z
    .object({ totalCount: z.number(), nodes: nodesOf(row) })
    .transform(({ totalCount, nodes }) => (nodes.length < totalCount ? null : nodes));
