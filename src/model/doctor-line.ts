/** `unknown`: it could not be looked at, which is neither good nor bad. */
export type DoctorState = 'ok' | 'warning' | 'failure' | 'unknown';

export type DoctorSection = 'Server' | 'App' | 'Repositories';

/** One thing that `rung doctor` looked at. */
export interface DoctorLine {
  readonly section: DoctorSection;
  readonly name: string;
  readonly state: DoctorState;
  readonly detail: string;
  /** What to do about it. */
  readonly fix: string | null;
}

/** Makes the lines of one section. */
export function linesOf(section: DoctorSection) {
  const line =
    (state: DoctorState) =>
    (name: string, detail: string, fix: string | null = null): DoctorLine => ({
      ...{ section, name, state, detail, fix },
    });
  return { ok: line('ok'), warning: line('warning'), failure: line('failure'), unknown: line('unknown') };
}
