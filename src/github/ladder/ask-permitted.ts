import { GatewayError } from '../../model/gateway-error.ts';
import type { LadderSource } from './ladder-source.ts';

/** What GitHub would refuse is not asked for: most operators grant no more than they were asked. */
export async function askPermitted<T>(
  { fullName, mayRead }: Pick<LadderSource, 'fullName' | 'mayRead'>,
  permission: string,
  ask: () => Promise<T>,
): Promise<T> {
  if (await mayRead(permission)) return await ask();

  throw new GatewayError('forbidden', `${fullName}: Rung was not given the permission \`${permission}\`.`);
}
