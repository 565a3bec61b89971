import { spokenLines } from './spoken-lines.ts';

const maxReasonCharacters = 200;
const minReasonLetters = 3;
const maxWordCharacters = 80;

/** What follows `/rung` in the first command of a comment: a line of its own that begins with it. */
export function commandText(markdown: string): string | undefined {
  // Most comments have none, and need not be looked at line by line.
  if (!/\/rung/i.test(markdown)) return undefined;
  for (const line of spokenLines(markdown)) {
    const match = /^ {0,3}\/rung(?=\s|$)/i.exec(line);
    if (match !== null) return line.slice(match[0].length);
  }

  return undefined;
}

/** The first word, and what follows it. People copy the backticks and angle brackets of our examples. */
export function takeWord(text: string): readonly [word: string, rest: string] {
  const trimmed = text.trimStart();
  const end = trimmed.search(/\s/);
  const word = (end === -1 ? trimmed : trimmed.slice(0, end)).slice(0, maxWordCharacters);

  return [word.replace(/^[`<]+/, '').replace(/[`>.,:;]{1,9}$/, ''), end === -1 ? '' : trimmed.slice(end)];
}

/** The reason in `because …`; undefined where none is given. */
export function takeReason(text: string): string | undefined {
  const [because, rest] = takeWord(text);
  const reason = cutReason(rest.trim());

  return because.toLowerCase() === 'because' && lettersOf(reason) >= minReasonLetters ? reason : undefined;
}

/** At most 200 characters, none of them cut in two. */
export function cutReason(reason: string): string {
  return [...reason.slice(0, 2 * maxReasonCharacters)].slice(0, maxReasonCharacters).join('').trimEnd();
}

/** How many letters or digits, of any script: dots and pictures give no reason. */
function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
