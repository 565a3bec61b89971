import { GatewayError } from '../model/gateway-error.ts';

/**
 * After a rate limit nothing more is asked for that installation until the time GitHub named: going on would lengthen
 * the ban. Other installations have their own quota.
 */
export class Pauses {
  readonly #until = new Map<number, number>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  check(installationId: number, where: string): void {
    const until = this.#until.get(installationId);
    if (until === undefined) return;
    const seconds = Math.ceil((until - this.#now().getTime()) / 1000);
    if (seconds <= 0) {
      this.#until.delete(installationId);
      return;
    }
    throw new GatewayError(
      'rate-limited',
      `GitHub's rate limit for ${where} is reached; next try in ${seconds} s.`,
      {
        retryAfterSeconds: seconds,
      },
    );
  }

  note(installationId: number, error: GatewayError): void {
    if (error.kind !== 'rate-limited' || error.retryAfterSeconds === null) return;
    const until = this.#now().getTime() + error.retryAfterSeconds * 1000;
    this.#until.set(installationId, Math.max(until, this.#until.get(installationId) ?? 0));
  }
}
