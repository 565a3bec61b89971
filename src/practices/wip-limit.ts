import type { OpenWork } from '../facts/open-work.ts';
import type { Finding } from '../model/finding.ts';

export type WipReason = 'draft' | 'app' | 'deleted';

/** Does the author stay within the limit of open, ready pull requests in this repository? */
export function judgeWipLimit(work: OpenWork, limit: number): Finding<WipReason, OpenWork> {
  const reason = reasonNotToAsk(work);
  if (reason !== null) return { answer: 'not-applicable', reason, evidence: work };

  return { answer: isOverLimit(work.open.length, limit) ? 'unmet' : 'met', evidence: work };
}

export function isOverLimit(openCount: number, limit: number): boolean {
  return openCount > limit;
}

function reasonNotToAsk({ author, draft }: OpenWork): WipReason | null {
  if (author !== 'person') return author;

  return draft ? 'draft' : null;
}
