import type { describeOutcome } from './document.ts';

/** The totals that end the story. */
export function sumUp({
  checkRuns,
  deliveries,
  requests,
  contract,
}: Awaited<ReturnType<typeof describeOutcome>>): string {
  return [
    '',
    `${checkRuns.length} check runs · ${deliveries.received} deliveries received, ${deliveries.accepted} accepted, ${deliveries.processed} processed`,
    `${requests.total} requests to GitHub: ${requests.reads} reads, ${requests.writes} writes, ${requests.notModified} not modified; ${requests.invalid} against GitHub's contract (${contract.version}, ${contract.operations} operations)`,
    '',
  ].join('\n');
}
