import { GatewayError } from '../model/gateway-error.ts';

/** For facts whose absence is an ordinary answer. */
export async function undefinedWhenAbsent<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof GatewayError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
