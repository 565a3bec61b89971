import type { RecordedWrite } from '../../publish/recorded-writes.ts';
import { printable } from '../printable.ts';
import type { Replay, ReplayedJob } from './replay.ts';

export function printReplay(replay: Replay): string {
  const event = [replay.event, replay.action].filter(Boolean).join('.');
  const title = [event, replay.repository, replay.guid].filter(Boolean).join('  ');

  return [
    printable(title),
    `${describeOutcome(replay)}\n`,
    ...replay.writes.map(write => printWrite(write)),
    ...replay.jobs.map(printJob),
  ].join('\n');
}

function describeOutcome({ outcome, reason, jobs, writes }: Replay): string {
  if (outcome === 'ignored') return `Ignored: ${printable(reason ?? 'no reason')}.`;
  if (reason !== null) return `Accepted, nothing to do: ${printable(reason)}.`;

  return jobs.length + writes.length === 0 ? 'Accepted; no job is asked for.' : 'Accepted.';
}

function printJob({ kind, repository, what, writes, again, problem }: ReplayedJob): string {
  const lines = [`Job: ${kind} ${printable([repository, what].filter(Boolean).join(' '))}\n`];
  lines.push(...writes.map(printWrite));
  if (problem !== null) lines.push(`  Not done: ${printable(problem)} It would be tried again.\n`);
  else if (again) lines.push('  Not final yet: it would be looked at again later.\n');
  else if (kind === 'reconcile') lines.push('  Not replayed: it looks at the whole repository.\n');
  else if (writes.length === 0) lines.push('  Nothing would be written.\n');

  return lines.join('\n');
}

function printWrite(write: RecordedWrite): string {
  if (write.kind === 'reaction') return `  Reaction ${write.content} to comment ${write.commentId}\n`;
  if (write.kind === 'comment') {
    const where = write.commentId === null ? `New comment on #${write.number}` : `Comment ${write.commentId}`;

    return `  ${where}\n${indent(write.body)}\n`;
  }
  if (write.kind === 'issue') return printIssue(write);
  const { name, headSha, conclusion, title, summary, annotations } = write;
  const extra = annotations === 0 ? '' : `\n    (${annotations} annotations)`;

  return `  Check run ${name} on ${headSha.slice(0, 12)}: ${conclusion ?? 'in progress'}
    ${printable(title)}
${indent(summary)}${extra}
`;
}

function printIssue({ number, title, body, state }: Extract<RecordedWrite, { kind: 'issue' }>): string {
  const what = number === null ? `New issue: ${printable(title ?? '')}` : `Issue #${number}`;
  const then = state === null ? '' : state === 'reopen' ? ', to be reopened' : ', to be closed';

  return `  ${what}${then}\n${indent(body)}\n`;
}

function indent(text: string): string {
  return text
    .trim()
    .split('\n')
    .map(line => (line === '' ? '' : `    ${printable(line)}`))
    .join('\n');
}
