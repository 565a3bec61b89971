import type { ReportedPath } from '../model/coverage.ts';
import { isAbsolutePath, joinedPath, normalisedPath, partCountOf } from './path-parts.ts';
import type { SuffixIndex } from './suffix-index.ts';

/** A tree path that a reported path may stand for, and what stands before it in the report. */
interface Candidate {
  treePath: string;
  /** The part of the reported path before the tree path; absolute ones begin with "/". */
  prefix: string;
  /** Only the file name agrees, with a file of the tree's root: credible if other files have the same prefix. */
  isRootFileOnly: boolean;
}

export interface Claim {
  path: string;
  exact: Candidate | undefined;
  /** Under one of the report's source roots, with at least one directory of that root. */
  underSource: Candidate | 'ambiguous' | undefined;
  bySuffix: Candidate | 'ambiguous' | undefined;
}

export interface Claimed {
  placed: Map<string, string>;
  /** Those that may be several files, or are more likely none of the tree's. */
  refused: Set<string>;
}

const maxParts = 64;
const maxLength = 4_096;

// What lies below these is somebody else's code, even where a file of the tree has the same end.
const dependencyFolders = new Set([
  'node_modules',
  'bower_components',
  'site-packages',
  'dist-packages',
  'vendor',
]);

/** Headers of the system and of the compiler, which gcov reports too. */
const systemFolder = /^\/usr\/(?:(?:local\/)?include|lib(?:32|64)?\/gcc)\//;

/** Looks at the first source roots only, as many as have `maxCharacters` together with the path; at one in any case. */
export function claimOf({ path, sources }: ReportedPath, index: SuffixIndex, maxCharacters: number): Claim {
  const claim: Claim = { path, exact: undefined, underSource: undefined, bySuffix: undefined };
  const bare = normalisedPath(path);
  const partCount = partCountOf(bare);
  if (bare === '' || path.length > maxLength || partCount > maxParts) return claim;

  const treePath = index.exact(path) ?? (isAbsolutePath(path) ? undefined : index.exact(bare));
  if (treePath !== undefined) claim.exact = { treePath, prefix: '', isRootFileOnly: false };

  const joined = isAbsolutePath(path)
    ? []
    : firstWithin(sources, maxCharacters, path.length).map(source => joinedPath(source, path));
  const found = joined.map(candidate => candidateOf(candidate, index));
  claim.underSource = single(found.filter(one => one !== 'ambiguous' && one?.usesMoreThan(partCount)));
  claim.bySuffix = single(found) ?? candidateOf(path, index);
  return claim;
}

function firstWithin(sources: readonly string[], maxCharacters: number, extra: number): readonly string[] {
  let characters = 0;
  const end = sources.findIndex((source, index) => {
    characters += source.length + extra;
    return index > 0 && characters > maxCharacters;
  });
  return end === -1 ? sources : sources.slice(0, end);
}

interface Found extends Candidate {
  usesMoreThan(parts: number): boolean;
}

function candidateOf(path: string, index: SuffixIndex): Found | 'ambiguous' | undefined {
  if (path.length > maxLength) return undefined;
  const bare = normalisedPath(path);
  const match = index.longest(bare);
  if (match === 'ambiguous' || match === undefined) return match;

  const parts = bare.split('/');
  const before = parts.slice(0, parts.length - match.depth);
  const hasParents = before.length > 0;
  if (before.some(part => dependencyFolders.has(part)) || systemFolder.test(path)) return undefined;
  // With a parent directory on both sides the nearest one must agree.
  if (match.depth === 1 && hasParents && !match.isWhole) return undefined;

  return {
    treePath: match.treePath,
    prefix: `${isAbsolutePath(path) ? '/' : ''}${before.map(part => `${part}/`).join('')}`,
    isRootFileOnly: match.depth === 1 && hasParents,
    usesMoreThan: count => match.isWhole && match.depth > count,
  };
}

/** Several roots that lead to different files are no answer. */
function single(
  found: readonly (Candidate | 'ambiguous' | undefined)[],
): Candidate | 'ambiguous' | undefined {
  const [first, ...others] = found.filter(one => one !== undefined);
  if (first === undefined || first === 'ambiguous') return first;
  return others.every(one => one !== 'ambiguous' && one.treePath === first.treePath) ? first : 'ambiguous';
}

/** Chooses for each path, looking at the whole report: its paths have their roots in common. */
export function settleClaims(claims: readonly Claim[]): Claimed {
  const refused = new Set<string>();
  const chosen = new Map<string, Candidate>();
  const prefersSources = Math.sign(
    claims.filter(({ underSource }) => underSource !== undefined).length -
      claims.filter(({ exact }) => exact !== undefined).length,
  );
  for (const claim of claims) {
    const candidate = choose(claim, prefersSources);
    if (candidate === 'ambiguous') refused.add(claim.path);
    else if (candidate !== undefined) chosen.set(claim.path, candidate);
  }
  const placed = withoutIncredible(chosen);
  for (const path of chosen.keys()) if (!placed.has(path)) refused.add(path);
  return { placed, refused };
}

function choose(
  { exact, underSource, bySuffix }: Claim,
  prefersSources: number,
): Candidate | 'ambiguous' | undefined {
  if (exact === undefined || underSource === undefined) return exact ?? underSource ?? bySuffix;
  if (underSource !== 'ambiguous' && underSource.treePath === exact.treePath) return exact;
  if (prefersSources === 0) return 'ambiguous';
  return prefersSources > 0 ? underSource : exact;
}

function withoutIncredible(chosen: ReadonlyMap<string, Candidate>): Map<string, string> {
  const prefixes = new Set<string>();
  const prefixesByFile = new Map<string, Set<string>>();
  for (const { treePath, prefix, isRootFileOnly } of chosen.values()) {
    if (!isRootFileOnly) prefixes.add(prefix);
    const known = prefixesByFile.get(treePath) ?? new Set();
    prefixesByFile.set(treePath, known.add(prefix));
  }
  const placed = new Map<string, string>();
  for (const [path, { treePath, prefix, isRootFileOnly }] of chosen) {
    const rivals = prefixesByFile.get(treePath) ?? new Set();
    const isCredible = isRootFileOnly
      ? prefixes.has(prefix) || (prefixes.size === 0 && rivals.size === 1)
      : !isBelowAnother(prefix, rivals);
    if (isCredible) placed.set(path, treePath);
  }
  return placed;
}

/** Of `/repo/src/a.ts` and `/repo/build/src/a.ts` only the first is `src/a.ts`. */
function isBelowAnother(prefix: string, rivals: ReadonlySet<string>): boolean {
  if (rivals.size === 1) return false;
  const isAbsolute = prefix.startsWith('/');
  if (!isAbsolute && prefix !== '' && rivals.has('')) return true;
  for (let end = prefix.indexOf('/', 1); end !== -1; end = prefix.indexOf('/', end + 1)) {
    const shorter = prefix.slice(0, end + 1);
    if (shorter !== prefix && rivals.has(shorter)) return true;
  }
  return false;
}
