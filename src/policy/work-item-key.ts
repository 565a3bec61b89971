/**
 * How keys of work items outside GitHub look, such as `[A-Z]+-\d+`. It reads like a regular expression and is none: no
 * text of a policy file is ever compiled to one. A pattern is a row of parts; each part is a set of characters
 * (`[A-Z0-9]`, `\d`) or one plain character, may be repeated (`+`, `{2}`, `{2,5}`), and shares no character with the
 * part after a repetition, so that it can be matched without trying twice.
 */
export type KeyPattern = readonly KeyPart[];

interface KeyPart {
  readonly characters: ReadonlySet<string>;
  readonly min: number;
  readonly max: number;
}

const maxRepeats = 32;
const maxParts = 16;
const partForm =
  /^(?:\[((?:[A-Za-z0-9_](?:-[A-Za-z0-9])?)+)\]|(\\d)|([A-Za-z0-9_#/-]))(\+|\{(\d{1,2})(?:,(\d{1,2}))?\})?/;
/** Roughly the same for the whole, for editors: what is not of it is no pattern. */
export const keyForm = /^[A-Za-z0-9_#/\\[\]+{},-]+$/;
const digits = '0123456789';

/** Undefined when the text is no such pattern. */
export function readKeyPattern(text: string): KeyPattern | undefined {
  const parts: KeyPart[] = [];
  for (let rest = text; rest !== ''; ) {
    const found = partForm.exec(rest);
    const part = found ? partOf(found) : undefined;
    if (found === null || part === undefined || parts.length === maxParts) return undefined;
    parts.push(part);
    rest = rest.slice(found[0].length);
  }
  // Without a number every other word would be a key.
  const hasNumber = parts.some(part => [...digits].some(digit => part.characters.has(digit)));

  return hasNumber && parts.every(isPlainBefore) ? parts : undefined;

  function isPlainBefore(part: KeyPart, i: number): boolean {
    const next = parts[i + 1];
    return next === undefined || part.min === part.max || !sharesCharacter(part, next);
  }
}

/** Each key that stands in the text as a word of its own, once, in the text's order. */
export function findWorkItemKeys(pattern: KeyPattern, text: string): readonly string[] {
  const keys = new Set<string>();
  for (let at = 0; at < text.length; ) {
    const end = isWordCharacter(text[at - 1]) ? undefined : endOfMatch(pattern, text, at);
    if (end === undefined || isWordCharacter(text[end])) at++;
    else {
      keys.add(text.slice(at, end));
      at = end;
    }
  }
  return [...keys];
}

function endOfMatch(pattern: KeyPattern, text: string, start: number): number | undefined {
  let at = start;
  for (const { characters, min, max } of pattern) {
    const from = at;
    while (at - from < max && characters.has(text[at] ?? '')) at++;
    if (at - from < min) return undefined;
  }
  return at;
}

function partOf([, set, digit, plain, repeat, least, most]: RegExpExecArray): KeyPart | undefined {
  const characters = charactersOf(set ?? (digit === undefined ? '' : digits), plain);
  const min = least === undefined ? 1 : Number(least);
  const max = repeat === '+' ? maxRepeats : Number(most ?? min);

  return characters === undefined || min < 1 || max < min || max > maxRepeats
    ? undefined
    : { characters, min, max };
}

/** Of a set such as `A-Z0-9_`; undefined when a range runs backwards or from one kind of character to another. */
function charactersOf(set: string, plain: string | undefined): ReadonlySet<string> | undefined {
  const characters = new Set(plain === undefined ? [] : [plain]);
  for (const [, first = '', last = first] of set.matchAll(/([A-Za-z0-9_])(?:-([A-Za-z0-9]))?/g)) {
    if (kindOf(first) !== kindOf(last) || last < first) return undefined;
    for (let code = first.charCodeAt(0); code <= last.charCodeAt(0); code++)
      characters.add(String.fromCharCode(code));
  }
  return characters;
}

function kindOf(character: string): string {
  if (/\d/.test(character)) return 'digit';
  if (character === '_') return 'underscore';

  return character < 'a' ? 'upper' : 'lower';
}

function sharesCharacter(one: KeyPart, other: KeyPart): boolean {
  return [...one.characters].some(character => other.characters.has(character));
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}_]/u.test(character);
}
