import type { FileText } from '../repository-facts.ts';
import { isGeneratedPath, isLockFile, isVendoredPath } from './brought-in-paths.ts';
import { linguistAttributes } from './linguist-attributes.ts';
import { isMigrationPath } from './migration-paths.ts';
import { type SplitPath, splitPath } from './split-path.ts';
import { isTestPath } from './test-paths.ts';
import { isDocumentation, isNoteOnTests, isSource, isSupport } from './written-paths.ts';

/** `support`: code that is no part of the product, such as build scripts and examples. */
export type PathClass =
  | 'source'
  | 'test'
  | 'documentation'
  | 'generated'
  | 'vendored'
  | 'lock'
  | 'migration'
  | 'support'
  | 'other';

export type ClassOfPath = (path: string) => PathClass;

/** By the path alone; what the repository's `.gitattributes` says comes before the tables. */
export function classifyPaths(files: Readonly<Record<string, FileText>>): ClassOfPath {
  const attributesOf = linguistAttributes(files);
  const known = new Map<string, PathClass>();

  return path => {
    let found = known.get(path);
    if (found === undefined) {
      found = classOf(splitPath(path), attributesOf(path));
      known.set(path, found);
    }

    return found;
  };
}

function classOf(path: SplitPath, said: ReturnType<ReturnType<typeof linguistAttributes>>): PathClass {
  if (said.vendored ?? isVendoredPath(path)) return 'vendored';
  if (isLockFile(path)) return 'lock';
  if (said.generated ?? isGeneratedPath(path)) return 'generated';
  if (said.documentation === true) return 'documentation';
  if (isTestPath(path)) return isNoteOnTests(path) ? 'documentation' : 'test';
  if (isMigrationPath(path)) return 'migration';
  if (said.documentation ?? isDocumentation(path)) return 'documentation';
  if (isSupport(path)) return 'support';

  return isSource(path) ? 'source' : 'other';
}
