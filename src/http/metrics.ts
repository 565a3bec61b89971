import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { QueueDepth } from '../jobs/queue-port.ts';
import type { Receipt } from './receive-delivery-request.ts';

export interface MetricsSources {
  depth(): Promise<QueueDepth>;
  openEvaluations(): Promise<number>;
}

export interface Metrics {
  countReceipt(receipt: Receipt): void;
  countRequest(request: { kind: string; status: number | null; notModified: boolean }): void;
  /** Prometheus text. Figures that cannot be read just now are left out. */
  text(): Promise<string>;
  readonly contentType: string;
}

export function createMetrics(sources: MetricsSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  const deliveries = new Counter({
    name: 'rung_deliveries_total',
    help: 'Requests to the webhook address, by what became of them.',
    labelNames: ['outcome', 'reason'],
    registers,
  });
  const requests = new Counter({
    name: 'rung_github_requests_total',
    help: 'Requests to GitHub.',
    labelNames: ['kind', 'status'],
    registers,
  });
  const jobs = new Gauge({
    name: 'rung_jobs',
    help: 'Jobs in the queue; failed ones are dead letters.',
    labelNames: ['state'],
    registers,
  });
  const oldest = new Gauge({
    name: 'rung_oldest_job_seconds',
    help: 'How long the oldest waiting job could have run.',
    registers,
  });
  const evaluations = new Gauge({
    name: 'rung_open_evaluations',
    help: 'Check runs that wait for their conclusion.',
    registers,
  });

  async function readQueue(): Promise<void> {
    try {
      const { oldestSeconds, ...states } = await sources.depth();
      for (const [state, count] of Object.entries(states)) jobs.set({ state }, count);
      oldest.set(oldestSeconds);
    } catch {
      jobs.reset();
      oldest.remove();
    }
  }

  async function readEvaluations(): Promise<void> {
    try {
      evaluations.set(await sources.openEvaluations());
    } catch {
      evaluations.remove();
    }
  }

  return {
    countReceipt: ({ outcome, reason = '' }) => deliveries.inc({ outcome, reason }),
    countRequest: ({ kind, status, notModified }) =>
      requests.inc({ kind: notModified ? 'not-modified' : kind, status: String(status ?? 'none') }),
    async text() {
      await Promise.all([readQueue(), readEvaluations()]);
      return await registry.metrics();
    },
    contentType: registry.contentType,
  };
}
