import type { Calendar } from '../../model/calendar.ts';

/** What a repository holds: it decides which questions make sense. */
export type Profile = 'service' | 'application' | 'library' | 'documentation';

/** What people say of the repository and ask of it, as far as practices need it. */
export interface LadderPolicy {
  /** Null: to be detected. */
  readonly profile: Profile | null;
  readonly solo: 'auto' | boolean;
  readonly target: 1 | 2 | 3 | 4 | 5;
  readonly production: { readonly environment: string | null; readonly workflow: string | null };
  readonly incidentLabel: string | null;
  /** `owner/name` of the repository with the deployment manifests. */
  readonly manifests: string | null;
  readonly workItems: { readonly in: 'github' | 'outside'; readonly key: string | null };
  /** Checks and statuses of CI outside GitHub Actions. */
  readonly ciContexts: readonly string[];
  readonly wipLimit: number;
  /** Of certain people; absent in facts of before it could be said: nobody's. */
  readonly wipLimits?: readonly { readonly login: string; readonly limit: number }[];
  /** Drafts are work in progress too; absent in facts of before it could be said: no. */
  readonly countsDrafts?: boolean;
  /** The policy file itself says the limit, rather than the built-in. */
  readonly declaresWipLimit: boolean;
  readonly calendar: Calendar;
  /** Where the time until a review begins; absent in facts of before it could be said: `ready`. */
  readonly pickupFrom?: PickupFrom;
  /** Logins of machine users beside GitHub's own. */
  readonly bots: readonly string[];
  readonly enforcesCoverage: boolean;
  /** What share of the work each kind is meant to have, in percent; null where nobody said. */
  readonly plannedMix: Readonly<Record<'feature' | 'defect' | 'debt' | 'security', number>> | null;
  readonly targets: DeclaredTargets;
  readonly waivers: readonly LadderWaiver[];
}

export type PickupFrom = 'ready' | 'request';

/** What the team wants to reach, as the policy file says it; the built-in target declares nothing. */
export interface DeclaredTargets {
  readonly areDeclared: boolean;
  /** A person or a team: `@harbour/delivery`. */
  readonly owner: string | null;
  /** The day on which they were last gone over, such as `2026-10-01`. */
  readonly reviewedOn: string | null;
}

export interface LadderWaiver {
  readonly practice: string;
  /** The last day on which it holds. */
  readonly until: string;
  readonly because: string;
}

export const builtInPolicy: LadderPolicy = {
  profile: null,
  solo: 'auto',
  target: 3,
  production: { environment: null, workflow: null },
  incidentLabel: null,
  manifests: null,
  workItems: { in: 'github', key: null },
  ciContexts: [],
  wipLimit: 3,
  wipLimits: [],
  countsDrafts: false,
  declaresWipLimit: false,
  calendar: { zone: 'UTC', holidays: [], workdays: [] },
  pickupFrom: 'ready',
  bots: [],
  enforcesCoverage: false,
  plannedMix: null,
  targets: { areDeclared: false, owner: null, reviewedOn: null },
  waivers: [],
};
