import type { AuthorLimit, PolicyInForce } from './policy.ts';

/** Limits of certain people. Where the organization locks the limit of all, a repository's own ones go no higher. */
export function authorLimits({
  policy,
  provenance,
}: Pick<PolicyInForce, 'policy' | 'provenance'>): readonly AuthorLimit[] {
  const { authors, 'per-author': perAuthor } = policy.checks['wip-limit'];
  const isBound =
    provenance['checks.wip-limit.per-author']?.locked === true &&
    provenance['checks.wip-limit.authors']?.source !== 'organization';

  return isBound
    ? authors.map(({ login, limit }) => ({ login, limit: Math.min(limit, perAuthor) }))
    : authors;
}
