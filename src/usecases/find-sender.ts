import { createHash } from 'node:crypto';
import type { RepositoryRef } from '../model/repository.ts';
import type { ReportTokens } from '../store/report-port.ts';

export interface ReportSender {
  readonly repository: RepositoryRef;
  /** The token's name. */
  readonly sentBy: string;
}

/** With one token; a large build of many modules sends some dozens. */
export const mostReportsAnHour = 1000;

/** Whose token it is; `undefined` for every reason to have nothing to do with this repository. */
export async function findSender(
  tokens: ReportTokens,
  token: string,
  place: { readonly owner: string; readonly name: string },
): Promise<ReportSender | 'too-often' | undefined> {
  const use = await tokens.use(hashToken(token), place);
  if (use === undefined) return undefined;
  const { repository, sentBy, uses } = use;

  return uses > mostReportsAnHour ? 'too-often' : { repository, sentBy };
}

/** What is kept of a token: looking it up by this takes the same time for all that are wrong. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
