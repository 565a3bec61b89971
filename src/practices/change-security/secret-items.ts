import type { ClassOfPath, PathClass } from '../../facts/ladder/paths/path-class.ts';
import { secretIn } from '../../facts/secret-patterns.ts';
import type { FileChange } from '../../facts/security-facts.ts';
import { itemAt, type SecurityItem } from './security-item.ts';

/** Made by tools, or brought in whole: their random texts look like anything. */
const unread: ReadonlySet<PathClass> = new Set(['lock', 'generated', 'vendored']);

export const isReadForSecrets = (path: string, classOf: ClassOfPath): boolean => !unread.has(classOf(path));

/** Added lines with something that has the form of a credential. Tests bring keys of their own. */
export function secretItems({ path, added }: FileChange, classOf: ClassOfPath): readonly SecurityItem[] {
  if (added === null || !isReadForSecrets(path, classOf)) return [];
  const isTest = classOf(path) === 'test';

  return [...added].flatMap(([line, text]) => {
    const kind = secretIn(text);
    if (kind === null || (kind === 'private-key' && isTest)) return [];

    return [itemAt('secret-scanning', path, line, kind)];
  });
}
