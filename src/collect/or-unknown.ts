import { GatewayError } from '../model/gateway-error.ts';

const unknowable = new Set(['not-found', 'forbidden', 'gone']);

/** What Rung may not or cannot see is undefined; what may be there later is still thrown, so that the job is tried again. */
export async function orUnknown<T>(reading: Promise<T>): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** It stays so, however often one asks: other failures may pass. */
export function isRefusal(error: unknown): boolean {
  return error instanceof GatewayError && unknowable.has(error.kind);
}
