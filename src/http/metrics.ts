import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import {
  type GaugeDefinition,
  gauges,
  type MetricsSources,
  type QuotaLeftByInstallation,
} from './metrics-gauges.ts';
import type { Receipt } from './receive-delivery-request.ts';
import type { ReportReceipt } from './receive-report-request.ts';

export type { MetricsSources } from './metrics-gauges.ts';

export interface Metrics {
  countReceipt(receipt: Receipt): void;
  countReport(receipt: Pick<ReportReceipt, 'outcome'>): void;
  countRequest(request: { kind: string; status: number | null; notModified: boolean }): void;
  /** A write that waits for its lane, or for a breaker. */
  countHeldBack(lane: string, reason: string): void;
  /** An issue that was not filed, by the part of the noise budget that is spent. */
  countIssueHeldBack(reason: string): void;
  countCaughtUp(caughtUp: { missed: number; reconciled: number; fetched: number }): void;
  countHistoryRead(read: { rows: number; requests: number }): void;
  /** Where the quota left is read from; without it none is shown. */
  showQuota(quotaLeft: QuotaLeftByInstallation): void;
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
  const reports = new Counter({
    name: 'rung_reports_total',
    help: 'Reports that CI outside GitHub Actions sent, by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  const requests = new Counter({
    name: 'rung_github_requests_total',
    help: 'Requests to GitHub.',
    labelNames: ['kind', 'status'],
    registers,
  });
  const heldBack = new Counter({
    name: 'rung_writes_held_back_total',
    help: 'Writes to GitHub that were put off, by lane and reason.',
    labelNames: ['lane', 'reason'],
    registers,
  });
  const issuesHeldBack = new Counter({
    name: 'rung_issues_held_back_total',
    help: 'Issues that were not filed: the noise budget was spent (open, week, hour), or GitHub refused (refused: issues switched off, permission missing).',
    labelNames: ['reason'],
    registers,
  });
  const missed = new Counter({
    name: 'rung_catch_up_missed_total',
    help: 'Deliveries that mattered, never arrived, and were made good.',
    registers,
  });
  const reconciled = new Counter({
    name: 'rung_catch_up_reconciled_total',
    help: 'Repositories that were looked at because deliveries were missed.',
    registers,
  });
  const fetched = new Counter({
    name: 'rung_catch_up_fetched_total',
    help: 'Missed deliveries that were fetched from GitHub one by one.',
    registers,
  });
  const historyRows = new Counter({
    name: 'rung_history_rows_total',
    help: 'Pull requests, runs, issues, deployments and releases read for the history of new repositories.',
    registers,
  });
  const historyRequests = new Counter({
    name: 'rung_history_requests_total',
    help: 'Requests to GitHub for the history of new repositories.',
    registers,
  });
  const shown = gauges.map(({ name, help, labelNames, read }) => ({
    gauge: new Gauge({ name, help, labelNames: [...labelNames], registers }),
    labelNames,
    read,
  }));

  let quotaLeft: QuotaLeftByInstallation = () => new Map();

  return {
    countReceipt: ({ outcome, reason = '' }) => deliveries.inc({ outcome, reason }),
    countReport: ({ outcome }) => reports.inc({ outcome }),
    countRequest: ({ kind, status, notModified }) =>
      requests.inc({ kind: notModified ? 'not-modified' : kind, status: String(status ?? 'none') }),
    countHeldBack: (lane, reason) => heldBack.inc({ lane, reason }),
    countIssueHeldBack: reason => issuesHeldBack.inc({ reason }),
    countCaughtUp(caughtUp) {
      missed.inc(caughtUp.missed);
      reconciled.inc(caughtUp.reconciled);
      fetched.inc(caughtUp.fetched);
    },
    countHistoryRead({ rows, requests: asked }) {
      historyRows.inc(rows);
      historyRequests.inc(asked);
    },
    showQuota(read) {
      quotaLeft = read;
    },
    async text() {
      // Three gauges are read from the one statement that counts jobs.
      const depths = sources.depths();
      const once = { ...sources, quotaLeft, depths: () => depths };
      await Promise.all(shown.map(one => show(one, once)));
      return await registry.metrics();
    },
    contentType: registry.contentType,
  };
}

async function show(
  { gauge, labelNames, read }: { gauge: Gauge } & Pick<GaugeDefinition, 'labelNames' | 'read'>,
  sources: Parameters<GaugeDefinition['read']>[0],
): Promise<void> {
  const values = await read(sources).catch(() => []);
  // Resetting a gauge without labels would make it 0.
  if (labelNames.length === 0) gauge.remove();
  else gauge.reset();
  for (const [value, labels = {}] of values) gauge.set({ ...labels }, value);
}
