import type { OpenWork } from '../facts/open-work.ts';
import type { Finding } from '../model/finding.ts';

export type WipReason = 'draft' | 'app' | 'deleted';

export interface WipRule {
  readonly limit: number;
  readonly countsDrafts: boolean;
}

/** Does the author stay within the limit of open work in this repository? */
export function judgeWipLimit(
  work: OpenWork,
  { limit, countsDrafts }: WipRule,
): Finding<WipReason, OpenWork> {
  const reason = reasonNotToAsk(work, countsDrafts);
  if (reason !== null) return { answer: 'not-applicable', reason, evidence: work };

  return {
    answer: isOverLimit(countedWork(work, countsDrafts).length, limit) ? 'unmet' : 'met',
    evidence: work,
  };
}

/** Numbers of what is held against the limit, in order. */
export function countedWork(
  { open, drafts }: Pick<OpenWork, 'open' | 'drafts'>,
  countsDrafts: boolean,
): readonly number[] {
  return countsDrafts ? [...open, ...drafts].toSorted((a, b) => a - b) : open;
}

export function isOverLimit(openCount: number, limit: number): boolean {
  return openCount > limit;
}

/** That of the author where one is named; null: of anybody else. */
export function ownLimitOf<T extends { readonly login: string; readonly limit: number }>(
  authors: readonly T[],
  login: string | null | undefined,
): T | null {
  const wanted = login?.toLowerCase();

  return authors.find(one => one.login.toLowerCase() === wanted) ?? null;
}

function reasonNotToAsk({ author, draft }: OpenWork, countsDrafts: boolean): WipReason | null {
  if (author !== 'person') return author;

  return draft && !countsDrafts ? 'draft' : null;
}
