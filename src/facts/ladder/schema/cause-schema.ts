import { z } from 'zod';
import type { Cause, SourceName } from '../../../model/cause.ts';
import { count, instant } from './values.ts';

const text = z.string();
const kind = <const Kind extends Cause['kind']>(name: Kind) => z.literal(name);

const source: z.ZodType<SourceName> = z.enum([
  ...(['ci', 'deployments', 'incidents', 'coverage', 'labels'] as const),
  ...(['owners', 'releases', 'rules', 'manifests', 'convention'] as const),
]);

export const causeSchema: z.ZodType<Cause> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: kind('permission'), permission: text }),
  z.strictObject({ kind: kind('clone') }),
  z.strictObject({ kind: kind('report') }),
  z.strictObject({ kind: kind('policy'), key: text }),
  z.strictObject({ kind: kind('samples'), n: count, minimum: count }),
  z.strictObject({ kind: kind('history'), since: instant }),
  z.strictObject({ kind: kind('source'), what: source }),
  z.strictObject({ kind: kind('inferred'), key: text }),
  z.strictObject({ kind: kind('truncated'), what: text }),
  z.strictObject({ kind: kind('unreadable'), path: text, line: count.nullable() }),
  z.strictObject({ kind: kind('failure'), what: text }),
  z.strictObject({ kind: kind('fault') }),
]);
