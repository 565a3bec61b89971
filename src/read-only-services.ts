import { setImmediate } from 'node:timers/promises';
import type { GitHub } from './github/port.ts';
import { type AppOptions, createServices, type Parts, type Watch } from './handlers.ts';
import type { JobQueue } from './jobs/queue.ts';
import { recordWrites, refuseWrites, type WriteRecord } from './publish/recorded-writes.ts';
import type { Store } from './store/port.ts';
import type { Services } from './usecases/services.ts';

export interface ReadOnlyServices {
  readonly services: Services;
  /** What would have been written. */
  readonly record: WriteRecord;
}

/** The server's services, with a gateway that writes nothing, over a GitHub that refuses writes. */
export function createReadOnlyServices(
  options: AppOptions,
  { store, queue }: { readonly store: Store; readonly queue: JobQueue },
  onRequest: () => void = () => {},
): ReadOnlyServices {
  const services = createServices(
    { ...options, dryRun: true, watch: withoutWrites },
    { store, queue, metrics: { ...noMetrics, countRequest: onRequest }, giveWay: nobodyWaits },
  );
  const record = recordWrites(services.github);

  return { services: { ...services, writes: record.writes }, record };
}

const withoutWrites: Watch = (name, part) =>
  name === 'github' ? (refuseWrites(part as unknown as GitHub) as unknown as typeof part) : part;

/** No delivery comes to a command. */
export const nobodyWaits: Parts['giveWay'] = () => setImmediate();

export const noMetrics: Parts['metrics'] = {
  countReceipt() {},
  countReport() {},
  countRequest() {},
  countHeldBack() {},
  countIssueHeldBack() {},
  countCaughtUp() {},
  countHistoryRead() {},
  showQuota() {},
  text: async () => '',
  contentType: '',
};
