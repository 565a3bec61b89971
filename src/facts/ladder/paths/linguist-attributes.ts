import type { FileText } from '../repository-facts.ts';
import { pathPattern } from './path-pattern.ts';

/** What `.gitattributes` says of a path; undefined where it says nothing. */
export interface LinguistAttributes {
  readonly generated: boolean | undefined;
  readonly vendored: boolean | undefined;
  readonly documentation: boolean | undefined;
}

type Attribute = keyof LinguistAttributes;
interface Rule {
  readonly matches: (path: string) => boolean;
  readonly sets: Readonly<Partial<LinguistAttributes>>;
}

const name = '.gitattributes';
/** More than anybody writes: each is tried on each path. */
const maxRules = 100;
const silent: LinguistAttributes = { generated: undefined, vendored: undefined, documentation: undefined };

/** The last line that matches decides, and a file deeper in the tree comes after those above it. */
export function linguistAttributes(
  files: Readonly<Record<string, FileText>>,
): (path: string) => LinguistAttributes {
  const rules = Object.entries(files)
    .filter(([path]) => path === name || path.endsWith(`/${name}`))
    .toSorted(([a], [b]) => a.length - b.length)
    .flatMap(([path, { text }]) =>
      (text ?? '').split('\n').flatMap(line => ruleOf(path.slice(0, -name.length), line)),
    )
    .slice(0, maxRules);

  return path => {
    let said = silent;
    for (const { matches, sets } of rules) if (matches(path)) said = { ...said, ...sets };

    return said;
  };
}

function ruleOf(folder: string, line: string): Rule[] {
  const [pattern = '', ...words] = line.trim().split(/\s+/);
  if (pattern === '' || pattern.startsWith('#') || pattern.startsWith('[')) return [];
  const sets = Object.fromEntries(words.flatMap(settingOf));
  if (Object.keys(sets).length === 0) return [];
  const matches = pathPattern(pattern, false);

  return [
    { sets, matches: path => path.startsWith(folder) && matches(folder ? path.slice(folder.length) : path) },
  ];
}

/** Linguist takes every value but `false` for yes. */
function settingOf(word: string): [Attribute, boolean][] {
  const [, sign, attribute, value] =
    /^([-!]?)linguist-(generated|vendored|documentation)(?:=(.*))?$/.exec(word) ?? [];
  if (attribute === undefined) return [];

  return [[attribute as Attribute, sign === '' && value !== 'false']];
}
