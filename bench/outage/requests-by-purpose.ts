import type { JournalEntry } from '../../src/playground/github/rest/journal.ts';

export type Purpose = 'deliveries' | 'discovery' | 'judging' | 'tokens' | 'redirects';

/** Each request's purpose shows in the token it was made with: those of a sweep may read pull requests and write nothing. */
export function purposeOf({ kind, tokenKind, operation, permissions }: JournalEntry): Purpose {
  if (kind === 'token') return 'tokens';
  if (kind === 'redirect') return 'redirects';
  if (operation?.startsWith('GET /app/hook/deliveries')) return 'deliveries';
  if (tokenKind === 'app') return 'discovery';
  const mayWrite = Object.values(permissions ?? {}).includes('write');

  return !mayWrite && permissions?.['pull_requests'] === 'read' ? 'discovery' : 'judging';
}

export function countByPurpose(entries: readonly JournalEntry[]): Readonly<Record<Purpose, number>> {
  const counts = { deliveries: 0, discovery: 0, judging: 0, tokens: 0, redirects: 0 };
  for (const entry of entries) counts[purposeOf(entry)] += 1;

  return counts;
}

/** By operation, the most frequent first. */
export function countByOperation(entries: readonly JournalEntry[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { operation, method, status } of entries) {
    const name = `${operation ?? method}${status === 304 ? ' (304)' : ''}`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }

  return [...counts].toSorted((a, b) => b[1] - a[1]);
}
