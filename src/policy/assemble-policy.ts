import type { Policy } from './policy.ts';

type Branch = { [name: string]: unknown };

/** Puts values, by dotted key, into their places. The keys are ours and each value passed its key's schema. */
export function assemblePolicy(values: ReadonlyMap<string, unknown>): Policy {
  const root: Branch = {};
  for (const [path, value] of values) {
    const names = path.split('.');
    const last = names.pop() ?? path;
    const parent = names.reduce<Branch>((branch, name) => {
      branch[name] ??= {};
      return branch[name] as Branch;
    }, root);
    parent[last] = structuredClone(value);
  }
  return root as unknown as Policy;
}
