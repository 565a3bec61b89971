import type { Profile } from '../facts/ladder/ladder-policy.ts';
import type { DomainId } from '../model/domain.ts';
import type { Reason } from '../model/practice-result.ts';
import type { Practice } from './define-practice.ts';

interface Applicability {
  /** Only these are asked; a domain stands for all its practices. Null: all but `without`. */
  readonly only: ReadonlySet<string> | null;
  readonly without: ReadonlySet<string>;
  /** Asked and shown, and holding no level back. */
  readonly ungated: ReadonlySet<string>;
}

const domain = (id: DomainId) => id;
const databases = ['migration-in-pipeline', 'migration-reversible', 'destructive-ddl'];
const none: ReadonlySet<string> = new Set();

const profiles: Readonly<Record<Profile, Applicability>> = {
  service: { only: null, without: none, ungated: none },
  application: {
    only: null,
    without: new Set([
      ...['capacity-declared', 'ha-declared', 'health-probes', 'slo-declared', 'environments', ...databases],
    ]),
    ungated: none,
  },
  library: {
    only: null,
    without: new Set([
      ...[domain('technical-operations'), domain('reliability-engineering'), ...databases],
      ...['environments', 'env-as-code', 'env-protection', 'progressive-delivery', 'post-deploy-test'],
      ...['independent-deploy', 'self-service-env'],
    ]),
    // Libraries release on purpose: how often is no virtue of its own.
    ungated: new Set(['deployment-frequency', 'change-lead-time', 'story-lead-time']),
  },
  documentation: {
    only: new Set([
      ...['work-item-linked', 'priority-set', 'priority-claim', 'role-rotation', 'dod-declared', 'dod-met'],
      ...['wip-limit', 'wip-limit-declared', 'wip-age'],
      ...['branch-lifetime', 'pr-size', 'review-coverage', 'ci-present', 'ci-duration'],
      ...['security-policy', 'branch-rules', 'secret-scanning', 'token-permissions', 'actions-pinned'],
      ...['dangerous-workflow', domain('collaborative-development')],
    ]),
    without: none,
    ungated: none,
  },
};

/** GitHub does not let authors approve their own pull requests: asking for it would only invite gaming. */
const notForSolo: ReadonlySet<string> = new Set([
  ...['review-coverage', 'review-pickup', 'role-rotation', 'reviewer-concentration', 'bus-factor'],
  ...['cross-team-contrib', 'codeowners-cover', 'claim-before-work'],
]);

export function reasonNotToAsk(practice: Practice, profile: Profile, isSolo: boolean): Reason | undefined {
  const { only, without } = profiles[profile];
  const isNamed = (set: ReadonlySet<string>) => set.has(practice.id) || set.has(practice.domain);
  if (isNamed(without) || (only !== null && !isNamed(only))) return { kind: 'profile', profile };

  return isSolo && notForSolo.has(practice.id) ? { kind: 'solo' } : undefined;
}

export function gatesIn({ id, gates }: Practice, profile: Profile): boolean {
  return gates && !profiles[profile].ungated.has(id);
}
