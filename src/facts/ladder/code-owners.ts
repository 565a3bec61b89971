import { pathPattern } from './paths/path-pattern.ts';
import type { FileText, TreeEntry } from './repository-facts.ts';

/** Who owns which paths, as GitHub reads the file: the last rule that matches decides, and one without owners gives none. */
export interface CodeOwners {
  readonly path: string;
  /** Owners of a path; empty where nobody owns it. */
  readonly ownersOf: (path: string) => readonly string[];
  /** Lines that GitHub leaves out. */
  readonly errors: readonly CodeOwnersError[];
  /** What one path costs to look up, in plain comparisons. */
  readonly cost: number;
}

export interface CodeOwnersError {
  readonly line: number;
  readonly what: 'pattern' | 'owner';
}

interface Rule {
  readonly matches: (path: string) => boolean;
  readonly owners: readonly string[];
  readonly cost: number;
}

/** Where GitHub looks, in this order; the first file is the only one. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];
/** GitHub loads no larger file. */
const maxCharacters = 3 * 1024 * 1024;
/** A state machine steps through the whole path; `*.js` and plain paths are compared at once. */
const globCost = 50;
const isGlob = (pattern: string): boolean => /[*?\\]/.test(pattern.replace(/^\*(?=[^*/]*$)/, ''));
/** A person, a team, or a mail address. */
const owner =
  /^(?:@[a-z\d](?:[a-z\d_-]{0,60})(?:\/[\w.-]{1,100})?|[^\s@]{1,100}@[a-z\d](?:[a-z\d.-]{0,200}))$/i;

/** The file that counts; undefined where there is none, and `owners` null where nobody could read it. */
export function findCodeOwners(
  tree: readonly TreeEntry[],
  files: Readonly<Record<string, FileText>>,
): { readonly path: string; readonly owners: CodeOwners | null } | undefined {
  const paths = new Set(tree.map(({ path }) => path));
  const path = places.find(place => paths.has(place));
  if (path === undefined) return undefined;
  const text = files[path]?.text ?? null;

  return { path, owners: text === null || text.length > maxCharacters ? null : readCodeOwners(path, text) };
}

export function readCodeOwners(path: string, text: string): CodeOwners {
  const errors: CodeOwnersError[] = [];
  const rules: Rule[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    const [pattern, ...owners] = wordsOf(line);
    if (pattern === undefined) continue;
    const what = isWritten(pattern) ? (owners.every(name => owner.test(name)) ? null : 'owner') : 'pattern';
    if (what === null)
      rules.push({
        ...{ matches: pathPattern(pattern, true), owners },
        cost: isGlob(pattern) ? globCost : 1,
      });
    else errors.push({ line: index + 1, what });
  }
  const lastFirst = rules.toReversed();

  return {
    ...{ path, errors, cost: rules.reduce((sum, rule) => sum + rule.cost, 0) },
    ownersOf: file => lastFirst.find(({ matches }) => matches(file))?.owners ?? [],
  };
}

/** Up to a comment; a space after a backslash belongs to the word. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:\\.|[^\\\s])+/g)) {
    if (word.startsWith('#')) break;
    words.push(word.replaceAll('\\ ', ' '));
  }

  return words;
}

/** CODEOWNERS has neither negation nor sets of characters. */
const isWritten = (pattern: string): boolean => !/^!|^\\#|[[\]]/.test(pattern);
