import { z } from 'zod';
import type { Cause, SourceName } from '../../../model/cause.ts';
import { count, instant } from './values.ts';

const text = z.string();
const kind = <const Kind extends Cause['kind']>(name: Kind) => z.literal(name);

/** All of them, or the compiler says so. */
const sources: Readonly<Record<SourceName, true>> = {
  ...{ ci: true, deployments: true, incidents: true, coverage: true, labels: true, owners: true },
  ...{
    releases: true,
    rules: true,
    manifests: true,
    template: true,
    services: true,
    convention: true,
    organization: true,
    programs: true,
  },
  ...{ alerts: true, commits: true, 'pull-checks': true, teams: true, properties: true, projects: true },
  ...{ patches: true, bypass: true },
};
const source: z.ZodType<SourceName> = z.enum(Object.keys(sources) as SourceName[]);

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
