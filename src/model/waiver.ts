import type { Topic } from './check-run-output.ts';

/** Practices that can be waived. A change of the policy has to be valid, and a release is judged when nobody waits for it. */
export const waivablePractices = [
  'incremental-coverage',
  'ci-status',
  'wip-limit',
  'definition-of-done',
  'security',
] as const;
export type WaivablePractice = (typeof waivablePractices)[number];

export function isWaivable(practice: string): practice is WaivablePractice {
  return waivablePractices.some(one => one === practice);
}

/** An exemption of one practice. The practice is still judged and shown, but is not held against the pull request. */
export interface Waiver {
  readonly practice: WaivablePractice;
  /** Untrusted text. */
  readonly reason: string;
  readonly source: CommentSource | PolicySource;
}

interface CommentSource {
  readonly kind: 'comment';
  readonly commentId: number;
  readonly url: string;
}

interface PolicySource {
  readonly kind: 'policy';
  /** `.github/rung.yml`, or `harbour/.github → .github/rung.yml`. */
  readonly file: string;
  readonly isOrganization: boolean;
  readonly line: number | null;
  /** The last day on which it holds, such as `2027-03-31`, in UTC. */
  readonly until: string;
}

export function waiverOf(waivers: readonly Waiver[], practice: Topic): Waiver | null {
  return waivers.find(waiver => waiver.practice === practice) ?? null;
}
