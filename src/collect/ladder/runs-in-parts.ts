import type { LadderReads, RunSeen } from '../../github/ladder/ladder-port.ts';
import { GatewayError } from '../../model/gateway-error.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';

/** Of 2,000 runs a day GitHub tells so much at once. Whoever has more costs more than all others together. */
const leastMs = 2.5 * dayMs;

/** A span with more runs than are read at once is halved: all of them, or the refusal. */
export async function runsInParts(
  reads: Pick<LadderReads, 'runs'>,
  from: Instant,
  until: Instant,
): Promise<readonly RunSeen[]> {
  try {
    return await reads.runs(from, until);
  } catch (error) {
    const isTooLarge = error instanceof GatewayError && error.kind === 'too-large';
    if (!isTooLarge || until - from < 2 * leastMs) throw error;
    const middle = Math.floor((from + until) / 2);
    const newer = await runsInParts(reads, middle, until);

    return [...newer, ...(await runsInParts(reads, from, middle))];
  }
}
