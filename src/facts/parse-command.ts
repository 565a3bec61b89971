import { type Topic, topics } from '../model/check-run-output.ts';
import { type Command, commandNames } from '../model/command.ts';
import { commandText, takeReason, takeWord } from './command-words.ts';

/** The first command of a comment on a pull request. */
export function parseCommand(markdown: string): Command | undefined {
  const text = commandText(markdown);

  return text === undefined ? undefined : commandOf(text);
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
  const reason = takeReason(text);
  if (reason === undefined) return { name: 'unclear', problem: { kind: 'no-reason', practice } };

  return { name: 'waive', practice, reason };
}

function practiceNamed(word: string): Topic | undefined {
  return topics.find(topic => topic === word.toLowerCase());
}
