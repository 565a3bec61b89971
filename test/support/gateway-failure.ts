import { GatewayError } from '../../src/model/gateway-error.ts';

/** The error that a promise rejects with; fails when it is none of ours. */
export async function gatewayFailure(promise: Promise<unknown>): Promise<GatewayError> {
  const outcome = await promise.then(
    value => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in outcome && outcome.error instanceof GatewayError) return outcome.error;
  throw new Error(`expected a GatewayError, got ${JSON.stringify(outcome)}`, {
    cause: 'error' in outcome ? outcome.error : undefined,
  });
}
