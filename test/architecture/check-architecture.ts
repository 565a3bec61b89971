import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path/posix';
import { findCycles } from './find-cycles.ts';
import { findImpurities } from './find-impurities.ts';
import { folderOf, harmlessBuiltins, pureFolders, purePackages, rankOf } from './ranks.ts';
import { type Reference, readReferences } from './read-references.ts';
import { lineAt, parseTypeScript } from './syntax-tree.ts';

const maxLines = 250;
const ormPath = 'store/drizzle.ts';
const shapelessName = /(^|-)(utils?|helpers?|common|misc|managers?)$/;
const kebabCase = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const source = /\.[cm]?[jt]s$/;

/** Breaches of the architecture among the files of `src`, given by their paths below it: one line each, sorted. */
export function checkArchitecture(files: ReadonlyMap<string, string>): readonly string[] {
  const breaches: string[] = [];
  const edges = new Map<string, string[]>();
  for (const [path, text] of files) {
    breaches.push(...checkPlace(path));
    if (!source.test(path)) continue;
    const { problems, targets } = checkSource(path, text, files);
    breaches.push(...problems);
    edges.set(path, targets);
  }
  for (const cycle of findCycles(edges)) breaches.push(`import cycle: ${cycle.join(' → ')}`);
  return breaches.sort();
}

function checkPlace(path: string): string[] {
  const words = path.split('/').map(part => part.split('.')[0] ?? part);
  const breaches: string[] = [];
  if (rankOf(path) === undefined) breaches.push(`${path}: has no place in the table of ranks`);
  for (const word of words) {
    if (shapelessName.test(word)) breaches.push(`${path}: "${word}" names no subject`);
    if (!kebabCase.test(word)) breaches.push(`${path}: "${word}" is not kebab-case`);
  }
  return breaches;
}

function checkSource(path: string, text: string, files: ReadonlyMap<string, string>) {
  const problems: string[] = [];
  const targets: string[] = [];
  const lines = text.replace(/\n$/, '').split('\n').length;
  if (lines > maxLines) problems.push(`${path}: ${lines} lines, at most ${maxLines} are allowed`);

  const tree = parseTypeScript(text);
  for (const reference of readReferences(tree)) {
    const target = resolveTarget(path, reference);
    const problem =
      target === undefined ? checkOutside(path, reference) : checkInside(path, target, reference, files);
    if (problem !== undefined) problems.push(`${path}:${lineAt(text, reference.offset)}: ${problem}`);
    if (target !== undefined) targets.push(target);
  }
  if (pureFolders.has(folderOf(path))) {
    for (const { what, offset } of findImpurities(tree)) {
      problems.push(`${path}:${lineAt(text, offset)}: ${what} in a pure folder`);
    }
  }
  return { problems, targets };
}

/** A path below `src`, or one that starts with `..` when it leaves it. */
function resolveTarget(path: string, { specifier }: Reference): string | undefined {
  return specifier?.startsWith('.') ? join(dirname(path), specifier) : undefined;
}

function checkInside(path: string, target: string, reference: Reference, files: ReadonlyMap<string, string>) {
  if (target.startsWith('..')) return `imports ${reference.specifier}, outside of src`;
  if (!files.has(target)) return `imports ${reference.specifier}, and nothing is there`;
  const from = rankOf(path);
  const to = rankOf(target);
  if (from === undefined || to === undefined) return undefined;
  const isOwnFolder = folderOf(path) === folderOf(target);
  if (!isOwnFolder && to >= from) return `rank ${from} imports ${target} of rank ${to}`;
  if (pureFolders.has(folderOf(path)) && !pureFolders.has(folderOf(target)) && !reference.typeOnly) {
    return `a pure folder imports ${target} by value`;
  }
  return undefined;
}

function checkOutside(path: string, { specifier, typeOnly, names }: Reference): string | undefined {
  if (specifier === undefined) return 'imports a module whose name is computed';
  if (/^(\/|#|file:|data:|https?:)/.test(specifier))
    return `imports ${specifier}: name a package or a relative path`;
  if (!typeOnly && /^drizzle-orm(?:\/|$)/.test(specifier) && path !== ormPath)
    return `imports ${specifier}: ${ormPath} has it, loaded in a tenth of the time`;
  if (typeOnly || !pureFolders.has(folderOf(path))) return undefined;
  if (isBuiltin(specifier)) {
    const harmless = harmlessBuiltins[specifier] ?? [];
    const isHarmless = harmless === 'all' || (names?.every(name => harmless.includes(name)) ?? false);
    return isHarmless ? undefined : `${specifier} in a pure folder`;
  }
  const packageName = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  return purePackages.has(packageName) ? undefined : `package ${packageName} in a pure folder`;
}
