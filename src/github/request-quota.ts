import type { GatewayError } from '../model/gateway-error.ts';

/** GitHub's primary limit of one installation, as its last answer told it. */
export interface QuotaLeft {
  readonly limit: number;
  readonly remaining: number;
  readonly resetAt: Date;
}

/** Decides whether a request of an installation may be sent now. */
export interface RequestQuota {
  /** Rejects with `rate-limited`, before anything is sent, when it may not. A read is 1 point, a write 5. */
  admit(installationId: number, points: number): Promise<void>;
  /** What was admitted last in this job did not count for the hour: GitHub had nothing new, or was not asked. */
  uncounted(installationId: number): Promise<void>;
  /** GitHub refused with `rate-limited`. */
  refused(installationId: number, error: GatewayError): Promise<void>;
  told(installationId: number, left: QuotaLeft): void;
  /** Of installations whose hour has not ended. */
  remaining(): ReadonlyMap<number, QuotaLeft>;
}
