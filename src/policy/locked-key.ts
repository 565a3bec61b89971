import { z } from 'zod';
import { type Form, listOf } from './form.ts';
import { policyKey } from './policy-key.ts';
import { policyKeys } from './policy-keys.ts';

const leaves = policyKeys.map(key => key.path);
const groups = leaves.flatMap(path => {
  const names = path.split('.').slice(0, -1);
  return names.map((_, i) => names.slice(0, i + 1).join('.'));
});
/** `checks` locks all below it, `checks.policy.mode` itself. */
const lockable: readonly string[] = [...new Set([...groups, ...leaves])];

const name: Form<string> = {
  schema: z.enum(lockable),
  expected: { form: 'policy-key' },
  candidates: lockable,
};

/** No part of a `Policy`: it says what a repository may do to the other keys. */
export const lockedKey = policyKey<string[]>({
  path: 'locked',
  form: listOf(name, 100),
  builtIn: [],
  says: "In the organization's file only: keys, or groups of keys, that a repository may tighten but not loosen. A key that the organization does not set is locked to Rung's own value.",
  example: ['start', 'checks.incremental-coverage.target'],
});

/** The keys that these names lock, groups resolved. */
export function lockedPaths(names: readonly string[]): ReadonlySet<string> {
  const isBelow = (path: string, name: string) => path === name || path.startsWith(`${name}.`);

  return new Set(leaves.filter(path => names.some(name => isBelow(path, name))));
}
