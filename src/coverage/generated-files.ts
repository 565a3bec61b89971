import { globMatcher } from '../model/glob.ts';

/** A `.gitattributes` file, with the folder it stands in: empty for the root. */
export interface AttributesFile {
  readonly folder: string;
  readonly text: string;
}

interface AttributeRule {
  readonly matches: (path: string) => boolean;
  readonly isGenerated: boolean;
  /** Places in its pattern at which a match may stand at once. */
  readonly width: number;
}

const name = '.gitattributes';
/** Each costs a read. */
const maxFiles = 5;
const maxRules = 2_000;
/**
 * A pattern costs its wildcards times the path. For all paths together so many steps are made, which takes seconds; what
 * comes after that is judged like any other file.
 */
const maxSteps = 20_000_000;
const maxStepsOfPath = 500_000;
const maxLength = 64 * 1024;
const attribute = 'linguist-generated';

/**
 * Whether `linguist-generated` marks a path, by the rules of "gitattributes": the last line that matches decides, and a
 * file deeper in the tree comes after those above it. Linguist takes every value but `false` for yes.
 */
export function generatedMatcher(files: readonly AttributesFile[]): (path: string) => boolean {
  const rules = files
    .toSorted((a, b) => a.folder.length - b.folder.length)
    .flatMap(({ folder, text }) =>
      text
        .slice(0, maxLength)
        .split(/\r?\n/)
        .flatMap(line => ruleOf(folder, line)),
    )
    .slice(0, maxRules)
    .toReversed();
  const width = rules.reduce((sum, rule) => sum + rule.width, 0);
  let left = maxSteps;

  return path => {
    const cost = width * path.length;
    if (cost > Math.min(left, maxStepsOfPath)) return false;
    left -= cost;

    return rules.find(({ matches }) => matches(path))?.isGenerated ?? false;
  };
}

/** The files of a tree that may say something of the paths, the root's first. */
export function attributesFolders(
  tree: readonly string[],
  paths: readonly string[],
): readonly { readonly folder: string; readonly path: string }[] {
  return tree
    .filter(path => path === name || path.endsWith(`/${name}`))
    .map(path => ({ path, folder: path.slice(0, -name.length - 1) }))
    .filter(({ folder }) => folder === '' || paths.some(path => path.startsWith(`${folder}/`)))
    .toSorted((a, b) => a.path.length - b.path.length)
    .slice(0, maxFiles);
}

function ruleOf(folder: string, line: string): AttributeRule[] {
  const [, quoted, bare, rest = ''] =
    /^\s*(?:"((?:[^"\\]|\\.)*)"|([^\s"#[][^\s]*|\[(?!attr\])[^\s]*))\s+(.*)$/.exec(line) ?? [];
  const pattern = quoted?.replace(/\\(.)/g, '$1') ?? bare;
  const setting = rest.split(/\s+/).findLast(word => word.replace(/^[-!]/, '').split('=')[0] === attribute);
  // A pattern with a slash at its end would stand for a folder: here those match nothing.
  if (pattern === undefined || setting === undefined || pattern.endsWith('/')) return [];

  return [
    {
      matches: globMatcher([globOf(folder, pattern)]),
      isGenerated: !/^[-!]/.test(setting) && setting !== `${attribute}=false`,
      width: pattern.split(/[*?[]/).length,
    },
  ];
}

/** Braces have no meaning in a pattern; without a slash it counts in every folder below. */
function globOf(folder: string, pattern: string): string {
  const glob = pattern.replace(/[{}]/g, '\\$&').replaceAll('[^', '[!');
  const place = folder === '' ? '' : `${folder.replace(/[*?[\]{}\\]/g, '\\$&')}/`;

  return pattern.includes('/') ? place + glob.replace(/^\//, '') : `${place}**/${glob}`;
}
