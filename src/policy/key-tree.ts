import { lockedKey } from './locked-key.ts';
import type { PolicyKey } from './policy-key.ts';
import { policyKeys } from './policy-keys.ts';

/** All keys that a file may hold. */
export const fileKeys: readonly PolicyKey[] = [...policyKeys, lockedKey];

const byPath: ReadonlyMap<string, PolicyKey> = new Map(fileKeys.map(key => [key.path, key]));

export function findKey(path: string): PolicyKey | undefined {
  return byPath.get(path);
}

/** Names that may stand directly under a path ('' for the file itself): dots separate the levels, so no name holds one. */
export function childrenOf(path: string): readonly string[] {
  const prefix = path === '' ? '' : `${path}.`;
  const below = fileKeys.filter(key => key.path.startsWith(prefix)).map(key => key.path.slice(prefix.length));

  return [...new Set(below.map(rest => rest.split('.')[0] ?? ''))];
}
