import type { FileText } from './repository-facts.ts';

/** A line of CODEOWNERS. */
export interface OwnerRule {
  readonly path: string;
  readonly line: number;
  readonly pattern: string;
  /** As they are written: `@mia`, `@harbour/trading`, `mia@example.com`. */
  readonly owners: readonly string[];
}

const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** The one file that GitHub looks at: the first of its three places. Undefined without a file; `rules` null where it cannot be read. */
export function readOwners(
  files: Readonly<Record<string, FileText>>,
): { readonly path: string; readonly rules: readonly OwnerRule[] | null } | undefined {
  const path = places.find(place => files[place] !== undefined);
  if (path === undefined) return undefined;
  const all = files[path]?.text ?? null;

  return { path, rules: all === null ? null : rulesOf(path, all) };
}

function rulesOf(path: string, all: string): readonly OwnerRule[] {
  return all.split('\n').flatMap((text, index) => {
    const [pattern = '', ...owners] = (text.split(/\s#|^#/)[0] ?? '').trim().split(/\s+/);
    if (pattern === '' || pattern.startsWith('[') || pattern.startsWith('^[')) return [];

    return [{ path, line: index + 1, pattern, owners: owners.filter(owner => owner.includes('@')) }];
  });
}
