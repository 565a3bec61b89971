import { type IssueCommand, issueCommandNames, mostDays } from '../model/issue-command.ts';
import { commandText, takeReason, takeWord } from './command-words.ts';

/**
 * The first command of a comment on an issue of Rung's.
 * @param practices ids of the ladder's catalogue
 */
export function parseIssueCommand(markdown: string, practices: readonly string[]): IssueCommand | undefined {
  const text = commandText(markdown);

  return text === undefined ? undefined : commandOf(text, practices);
}

function commandOf(text: string, practices: readonly string[]): IssueCommand {
  const [word, rest] = takeWord(text);
  const name = issueCommandNames.find(one => one === word.toLowerCase());
  if (word === '') return { name: 'help' };
  if (name === undefined) return { name: 'unclear', problem: { kind: 'unknown-command', word } };
  if (name === 'snooze') return snoozeOf(rest);
  if (name !== 'explain' && name !== 'waive') return { name };

  const [practiceWord, more] = takeWord(rest);
  if (practiceWord === '') return { name: 'unclear', problem: { kind: 'no-practice', of: name } };
  const practice = practices.find(id => id === practiceWord.toLowerCase());
  if (practice === undefined)
    return { name: 'unclear', problem: { kind: 'unknown-practice', of: name, word: practiceWord } };

  return name === 'explain' ? { name, practice } : waiverOf(practice, more);
}

function snoozeOf(rest: string): IssueCommand {
  const [word] = takeWord(rest);
  const days = /^\d{1,3}$/.test(word) ? Number(word) : Number.NaN;

  return days <= mostDays
    ? { name: 'snooze', days }
    : { name: 'unclear', problem: { kind: 'no-days', word } };
}

function waiverOf(practice: string, text: string): IssueCommand {
  const reason = takeReason(text);

  return reason === undefined
    ? { name: 'unclear', problem: { kind: 'no-reason', practice } }
    : { name: 'waive', practice, reason };
}
