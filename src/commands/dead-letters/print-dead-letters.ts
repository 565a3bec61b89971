import type { DeadLetter, DeadLetterSubject } from '../../jobs/queue-port.ts';
import { fullName } from '../../model/repository.ts';
import { printable } from '../printable.ts';

export function printDeadLetters(letters: readonly DeadLetter[]): string {
  if (letters.length === 0) return 'No job was given up.\n';
  const count = letters.length === 1 ? '1 job was' : `${letters.length} jobs were`;

  return `${count} given up.\n\n${letters.map(printOne).join('\n')}
Let one run again: rung dead-letters retry <id>; all of them: rung dead-letters retry --all
`;
}

function printOne({ id, queue, about, attempts, reason, askedAt, givenUpAt }: DeadLetter): string {
  return `${id}  ${queue}  ${printable(describe(about))}
  ${attempts} ${attempts === 1 ? 'attempt' : 'attempts'} since ${instant(askedAt)}, given up ${instant(givenUpAt)}
  ${printable(reason.slice(0, 500)).replaceAll('\n', ' ')}
`;
}

function describe(about: DeadLetterSubject): string {
  if ('repository' in about) return [fullName(about.repository), about.what].filter(Boolean).join(' ');
  const event = about.event === null ? '' : [about.event, about.action].filter(Boolean).join('.');

  return [event, about.guid].filter(Boolean).join(' ');
}

const instant = (at: Date) => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
