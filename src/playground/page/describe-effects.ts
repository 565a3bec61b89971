import type { Delivery } from '../github/deliveries/delivery.ts';
import type { JournalEntry } from '../github/rest/journal.ts';
import type { Stage } from '../scenario/stage.ts';
import { counted } from './text.ts';

/** Where the logs stood before something was done. */
export interface Mark {
  readonly deliveries: number;
  readonly requests: number;
}

export function markLogs({ github }: Stage): Mark {
  return { deliveries: github.deliveries.log.length, requests: github.journal.entries.length };
}

/** One sentence: the deliveries and the writes that something caused. */
export function describeEffects({ github }: Stage, since: Mark): string {
  const deliveries = github.deliveries.log.slice(since.deliveries);
  const requests = github.journal.entries.slice(since.requests);
  const reads = requests.filter(one => one.kind === 'read' || one.kind === 'notModified').length;
  const writes = requests.filter(one => one.kind === 'write');
  const sent = `GitHub sent ${counted(deliveries.length, 'delivery', 'deliveries')}${listed(deliveries.map(eventOf))}`;
  const answered = `Rung made ${counted(reads, 'read', 'reads')} and ${counted(writes.length, 'write', 'writes')}${listed(writes.map(writeOf))}`;

  return `${sent}. ${answered}.`;
}

export function eventOf({ event, action }: Pick<Delivery, 'event' | 'action'>): string {
  return action === null ? event : `${event}.${action}`;
}

const writeNames: Readonly<Record<string, string>> = {
  'POST /repos/{owner}/{repo}/check-runs': 'check run created',
  'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}': 'check run updated',
  'POST /repos/{owner}/{repo}/issues/{issue_number}/comments': 'comment created',
  'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}': 'comment edited',
  'POST /repos/{owner}/{repo}/issues/comments/{comment_id}/reactions': 'reaction added',
};

function writeOf({ operation, method, path }: JournalEntry): string {
  return writeNames[operation ?? ''] ?? operation ?? `${method} ${path}`;
}

function listed(names: readonly string[]): string {
  if (names.length === 0) return '';
  const counts = Map.groupBy(names, name => name);
  const parts = [...counts].map(([name, { length }]) => (length === 1 ? name : `${length} × ${name}`));

  return ` (${parts.join(', ')})`;
}
