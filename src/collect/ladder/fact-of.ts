import { type Fact, known, unknown } from '../../facts/ladder/fact.ts';
import type { Cause } from '../../model/cause.ts';
import { GatewayError } from '../../model/gateway-error.ts';

/** GitHub's words where a feature is off, which is another matter than a permission. */
const switchedOff = /disabled|not enabled|must be enabled|no analysis found/i;

/**
 * What was read, or why it was not. What may be there later is still thrown, so that the job is tried again: GitHub's
 * limits, its failures, and credentials that it refuses.
 */
export async function factOf<T>(
  permission: string,
  what: string,
  reading: () => Promise<T>,
): Promise<Fact<T>> {
  try {
    return known(await reading());
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const cause = causeOf(error, permission, what);
    if (cause === undefined) throw error;
    return unknown(cause);
  }
}

/** There is more of it than Rung reads at once. */
export const isTruncated = (fact: Fact<unknown>): boolean => !fact.known && fact.cause.kind === 'truncated';

function causeOf(error: GatewayError, permission: string, what: string): Cause | undefined {
  switch (error.kind) {
    case 'forbidden':
    case 'not-found':
    case 'gone':
      return switchedOff.test(error.said ?? '')
        ? { kind: 'source', what: 'alerts' }
        : { kind: 'permission', permission };
    case 'too-large':
      return { kind: 'truncated', what };
    // An older server does not know the question.
    case 'invalid':
      return { kind: 'failure', what };
    default:
      return undefined;
  }
}
