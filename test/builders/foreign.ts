import fc from 'fast-check';
import { type Sentence, type SentenceValue, sentence } from '../../src/model/sentence.ts';

/** What people put into names to get out of them. */
const tricks = [
  '|',
  '`',
  '``',
  '```',
  '\n',
  '\r\n',
  '\n\n# ',
  '\n| a | b |',
  '<b>',
  '</details>',
  '<!--',
  '<img src=x>',
  '@octocat',
  '@org/team',
  'a@b.example',
  '#12',
  'GH-1',
  'org/repo#1',
  '](https://evil.example)',
  '[x](',
  ')',
  '![',
  '**',
  '__',
  '~~~',
  '\\',
  '\\|',
  '$$',
  '&#64;',
  '&lt;',
  'www.evil.example',
  'https://evil.example',
  '{{name}}',
  '- ',
  '1. ',
  '> ',
  '---',
  '    ',
  '\t',
  '\0',
  '\u001b[31m',
  '\u202e',
  '\u2066',
  '\u200b',
  '\u2028',
  '\ud800',
  "'",
  '"',
  '复',
  'a',
];

export const hostileText: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...tricks), { maxLength: 8 }).map(parts => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.constantFrom('x'.repeat(500), '`'.repeat(300), '|'.repeat(300)) },
);

const foreignKeys = new Set(
  'unsure path name url artifact sentBy entry message file baseBranch said absent ignored artifacts ignore withoutPatch mapped tag since'.split(
    ' ',
  ),
);

/** The same value with every name that GitHub, a report or a policy file gave wrapped in `hostile`. */
export function withForeign<T>(value: T, hostile: string): T {
  return replaced(value, '', hostile) as T;
}

function replaced(value: unknown, key: string, hostile: string): unknown {
  if (typeof value === 'string')
    return foreignKeys.has(key) ? `${start(key)}${hostile}${value}${hostile}` : value;
  if (Array.isArray(value)) return value.map(item => replaced(item, key, hostile));
  if (value instanceof Map || value instanceof Date || value === null || typeof value !== 'object')
    return value;

  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name,
      // `reason` is a word of ours, but of unreadable reports it quotes them.
      name === 'unreadable' ? wrapReasons(item, hostile) : replaced(item, name, hostile),
    ]),
  );
}

function start(key: string): string {
  return key === 'url' ? 'https://evil.example/' : '';
}

function wrapReasons(list: readonly { reason: Sentence }[], hostile: string): unknown {
  return list.map(one => ({
    ...(replaced(one, '', hostile) as object),
    reason: wrapValues(one.reason, hostile),
  }));
}

/** Numbers too: whoever broke a reader answers as it likes. */
function wrapValues({ key, values }: Sentence, hostile: string): Sentence {
  const wrapped = (value: SentenceValue): SentenceValue =>
    typeof value === 'object' ? wrapValues(value, hostile) : `${hostile}${value}`;

  return sentence(
    key,
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        Array.isArray(value) ? value.map(wrapped) : wrapped(value as SentenceValue),
      ]),
    ),
  );
}
