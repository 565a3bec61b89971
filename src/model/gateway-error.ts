/**
 * Who must act when GitHub did not do what was asked.
 * `not-found`, `forbidden`, `gone`: the fact becomes unknown with a reason. `rate-limited`, `unavailable`: the job
 * is tried later. `unauthorized`: the operator's credentials. `invalid`: our request was wrong, final.
 * `too-large`: above one of our caps, final.
 */
export type GatewayErrorKind =
  | 'not-found'
  | 'forbidden'
  | 'gone'
  | 'rate-limited'
  | 'unavailable'
  | 'unauthorized'
  | 'invalid'
  | 'too-large';

export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly kind: GatewayErrorKind;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;
  /** When to try again at the earliest, where GitHub said so. */
  readonly retryAfterSeconds: number | null;
  /** False where a job that comes back after `retryAfterSeconds` has only waited as it was told. */
  readonly countsAsAttempt: boolean;
  /** GitHub refused without saying until when: `retryAfterSeconds` is the least to wait, and longer the next time. */
  readonly isTimeGuessed: boolean;
  /** GitHub spoke of the installation or the repository as a whole: whether anything may be done there is the question now. */
  readonly isAboutPlace: boolean;
  /** GitHub's own words on what it did not do, cut; null where it said none. */
  readonly said: string | null;

  constructor(
    kind: GatewayErrorKind,
    message: string,
    details: {
      status?: number | null;
      retryAfterSeconds?: number | null;
      countsAsAttempt?: boolean;
      isTimeGuessed?: boolean;
      isAboutPlace?: boolean;
      said?: string | null;
      cause?: unknown;
    } = {},
  ) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.status = details.status ?? null;
    this.retryAfterSeconds = details.retryAfterSeconds ?? null;
    this.countsAsAttempt = details.countsAsAttempt ?? this.retryAfterSeconds === null;
    this.isTimeGuessed = details.isTimeGuessed ?? false;
    this.isAboutPlace = details.isAboutPlace ?? false;
    this.said = details.said ?? null;
  }

  /** True when nothing is known about whether a write took place: the answer was lost or broken. */
  get ambiguous(): boolean {
    return this.kind === 'unavailable';
  }
}
