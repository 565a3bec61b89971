import { type Topic, topics } from '../model/check-run-output.ts';
import { type Command, commandNames } from '../model/command.ts';
import { spokenLines } from './spoken-lines.ts';

const maxReasonCharacters = 200;
const minReasonLetters = 3;
const maxWordCharacters = 80;

/** The first command of a comment: a line of its own that begins with `/rung`. */
export function parseCommand(markdown: string): Command | undefined {
  // Most comments have none, and need not be looked at line by line.
  if (!/\/rung/i.test(markdown)) return undefined;
  for (const line of spokenLines(markdown)) {
    const match = /^ {0,3}\/rung(?=\s|$)/i.exec(line);
    if (match !== null) return commandOf(line.slice(match[0].length));
  }

  return undefined;
}

function commandOf(text: string): Command {
  const [word, rest] = takeWord(text);
  const name = commandNames.find(one => one === word.toLowerCase());
  if (word === '') return { name: 'help' };
  if (name === undefined) return { name: 'unclear', problem: { kind: 'unknown-command', word } };
  if (name !== 'explain' && name !== 'waive') return { name };

  const [practiceWord, more] = takeWord(rest);
  if (practiceWord === '') return { name: 'unclear', problem: { kind: 'no-practice', of: name } };
  const practice = practiceNamed(practiceWord);
  if (practice === undefined)
    return { name: 'unclear', problem: { kind: 'unknown-practice', of: name, word: practiceWord } };

  return name === 'explain' ? { name, practice } : waiverOf(practice, more);
}

function waiverOf(practice: Topic, text: string): Command {
  const [because, rest] = takeWord(text);
  const reason = cutReason(rest.trim());
  const isGiven = because.toLowerCase() === 'because' && lettersOf(reason) >= minReasonLetters;
  if (!isGiven) return { name: 'unclear', problem: { kind: 'no-reason', practice } };

  return { name: 'waive', practice, reason };
}

function cutReason(reason: string): string {
  return [...reason.slice(0, 2 * maxReasonCharacters)].slice(0, maxReasonCharacters).join('').trimEnd();
}

/** The first word, and what follows it. People copy the backticks and angle brackets of our examples. */
function takeWord(text: string): readonly [word: string, rest: string] {
  const trimmed = text.trimStart();
  const end = trimmed.search(/\s/);
  const word = (end === -1 ? trimmed : trimmed.slice(0, end)).slice(0, maxWordCharacters);

  return [word.replace(/^[`<]+/, '').replace(/[`>.,:;]{1,9}$/, ''), end === -1 ? '' : trimmed.slice(end)];
}

function practiceNamed(word: string): Topic | undefined {
  return topics.find(topic => topic === word.toLowerCase());
}

/** How many letters or digits, of any script: dots and pictures give no reason. */
function lettersOf(text: string): number {
  return text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
}
