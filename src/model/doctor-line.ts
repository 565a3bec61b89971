import type { Sentence } from './sentence.ts';

/** `unknown`: it could not be looked at, which is neither good nor bad. */
export type DoctorState = 'ok' | 'warning' | 'failure' | 'unknown';

export const doctorStates: readonly DoctorState[] = ['ok', 'warning', 'failure', 'unknown'];

export type DoctorSection = 'Server' | 'App' | 'Repositories';

export const doctorNames = [
  ...(['GitHub', 'Clock', 'Certificates', 'Proxy', 'Database', 'Disk'] as const),
  ...(['Credentials', 'Webhook', 'Installation', 'Permissions', 'Events', 'Deliveries'] as const),
  ...(['Repositories', 'Organization', 'Artifact store', 'Required checks', 'Stuck checks'] as const),
] as const;

export type DoctorName = (typeof doctorNames)[number];

/** One thing that `rung doctor` looked at. */
export interface DoctorFinding {
  readonly section: DoctorSection;
  readonly name: DoctorName;
  readonly state: DoctorState;
  readonly detail: Sentence;
  /** What to do about it. */
  readonly fix: Sentence | null;
}

/** A finding in words. What programs go by (section, name, state) is the same in each language. */
export interface DoctorLine extends Omit<DoctorFinding, 'detail' | 'fix'> {
  readonly detail: string;
  readonly fix: string | null;
}

/** Makes the findings of one section. */
export function findingsOf(section: DoctorSection) {
  const finding =
    (state: DoctorState) =>
    (name: DoctorName, detail: Sentence, fix: Sentence | null = null): DoctorFinding => ({
      ...{ section, name, state, detail, fix },
    });
  return {
    ok: finding('ok'),
    warning: finding('warning'),
    failure: finding('failure'),
    unknown: finding('unknown'),
  };
}
