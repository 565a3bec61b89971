import type { GraphQLClient } from '../graphql/graphql-client.ts';
import type { TokenClient } from '../token-client.ts';

/** What the reads of one repository ask with. */
export interface LadderSource {
  readonly client: TokenClient;
  readonly graphql: GraphQLClient;
  readonly place: { readonly owner: string; readonly name: string };
  /** For messages, and to tell its own issues from others. */
  readonly fullName: string;
  /** Whether the token may read it: some answers look the same without. */
  readonly mayRead: (permission: string) => Promise<boolean>;
  /** Whether a check is one of Rung's own. */
  readonly isOwn: (check: NamedCheck) => boolean;
}

export interface NamedCheck {
  readonly name: string;
  /** Of the App that made it; null for a commit status. */
  readonly appId: number | null;
}
