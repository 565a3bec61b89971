import type { LadderPolicy } from '../facts/ladder/ladder-policy.ts';
import { productionName } from '../facts/ladder/production-name.ts';

export type EnvironmentKind = 'production' | 'staging' | 'test' | 'development' | 'preview' | 'other';

const kinds: readonly (readonly [EnvironmentKind, RegExp])[] = [
  ['preview', /preview|ephemeral|review[-_/]|(?:^|[-_/])(?:pr|mr)[-_/]?\d+|pull[-_/]?\d+/i],
  ['staging', /stag(?:e|ing)|(?:^|[^a-z])stg(?:[^a-z]|$)|pre[-_]?prod|canary|beta|预发|灰度/i],
  ['production', new RegExp(`${productionName.source}|生产`, 'i')],
  ['test', /(?:^|[^a-z])(?:test|testing|qa|uat|sit|int|integration|acceptance|ci)(?:[^a-z]|$)|测试/i],
  ['development', /(?:^|[^a-z])(?:dev|develop|development|sandbox)(?:[^a-z]|$)|开发/i],
];

/** What an environment is for, by what the policy says and by its name. */
export function environmentKind(
  name: string,
  { production }: Pick<LadderPolicy, 'production'>,
): EnvironmentKind {
  if (production.environment !== null && name.toLowerCase() === production.environment.toLowerCase())
    return 'production';

  return kinds.find(([, pattern]) => pattern.test(name))?.[0] ?? 'other';
}
