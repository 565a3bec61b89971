import { GatewayError } from '../model/gateway-error.ts';

/** Up to a fifth later than necessary, so that what was held back does not all come back in one second. */
const spread = 0.2;

/**
 * Nothing was sent; the job is to come back then. `random` gives 0 to 1.
 * @param mostLateMs where the times are spread already
 */
export function heldBack(
  what: string,
  waitMs: number,
  random: () => number,
  mostLateMs = Number.POSITIVE_INFINITY,
): GatewayError {
  const lateMs = Math.min(spread * waitMs, mostLateMs) * random();
  const seconds = Math.max(1, Math.ceil((waitMs + lateMs) / 1000));

  return new GatewayError('rate-limited', `${what}; next try in ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}

/** Where the budget cannot be looked up, nothing is sent: a budget that is unknown is not free. */
export function budgetUnknown(cause: unknown): GatewayError {
  return new GatewayError('unavailable', "The database does not say how much of GitHub's limits is left.", {
    retryAfterSeconds: 10,
    cause,
  });
}
