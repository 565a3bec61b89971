import type { DepthOfQueue } from '../jobs/queue-port.ts';
import { newComments } from '../publish/storm-breaker.ts';
import type { CatchUpMark } from '../store/catch-up-port.ts';
import type { Breaker, Lane } from '../store/lane-port.ts';

export interface MetricsSources {
  depths(): Promise<readonly DepthOfQueue[]>;
  openEvaluations(): Promise<number>;
  /** Check runs that should have been concluded five minutes ago. */
  stuckEvaluations(): Promise<number>;
  lanesAsleep(): Promise<Readonly<Record<Lane, number>>>;
  openBreakers(): Promise<readonly Pick<Breaker, 'name'>[]>;
  caughtUp(): Promise<CatchUpMark | undefined>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
}

/** Requests that GitHub allows until the hour's end, by installation. */
export type QuotaLeftByInstallation = () => ReadonlyMap<number, { readonly remaining: number }>;

type Value = readonly [value: number, labels?: Readonly<Record<string, string>>];

/** A figure that is read when somebody asks for it. No label holds foreign text. */
export interface GaugeDefinition {
  readonly name: string;
  readonly help: string;
  readonly labelNames: readonly string[];
  /** What rejects is left out. */
  read(sources: MetricsSources & { quotaLeft: QuotaLeftByInstallation }): Promise<readonly Value[]>;
}

/** So many installations are shown, those with the least left. */
const mostInstallations = 500;

const seconds = (at: Date): number => at.getTime() / 1000;

export const gauges: readonly GaugeDefinition[] = [
  {
    name: 'rung_jobs',
    help: 'Jobs by queue: waiting, scheduled for later, or active.',
    labelNames: ['queue', 'state'],
    read: async ({ depths }) =>
      (await depths()).flatMap(({ queue, waiting, scheduled, active }) =>
        Object.entries({ waiting, scheduled, active }).map(
          ([state, count]): Value => [count, { queue, state }],
        ),
      ),
  },
  {
    name: 'rung_oldest_job_seconds',
    help: 'How long the oldest waiting job of a queue could have run.',
    labelNames: ['queue'],
    read: async ({ depths }) =>
      (await depths()).map(({ queue, oldestSeconds }): Value => [oldestSeconds, { queue }]),
  },
  {
    name: 'rung_dead_letters',
    help: 'Jobs that were given up: rung dead-letters lists them.',
    labelNames: ['queue'],
    read: async ({ depths }) => (await depths()).map(({ queue, failed }): Value => [failed, { queue }]),
  },
  {
    name: 'rung_open_evaluations',
    help: 'Check runs that wait for their conclusion.',
    labelNames: [],
    read: async ({ openEvaluations }) => [[await openEvaluations()]],
  },
  {
    name: 'rung_stuck_checks',
    help: 'Check runs still open five minutes after their deadline, at most 1000.',
    labelNames: [],
    read: async ({ stuckEvaluations }) => [[await stuckEvaluations()]],
  },
  {
    name: 'rung_lanes_asleep',
    help: 'Lanes of installations that rest because GitHub asked for it.',
    labelNames: ['lane'],
    read: async ({ lanesAsleep }) =>
      Object.entries(await lanesAsleep()).map(([lane, count]): Value => [count, { lane }]),
  },
  {
    name: 'rung_breaker_open',
    help: '1 while a breaker stops writing: rung breakers resumes it.',
    labelNames: ['breaker'],
    read: async ({ openBreakers }) => {
      const open = new Set((await openBreakers()).map(({ name }) => name));
      return [[open.has(newComments) ? 1 : 0, { breaker: newComments }]];
    },
  },
  {
    name: 'rung_quota_left',
    help: "Requests left in GitHub's hour, by installation; the 500 with the least.",
    labelNames: ['installation'],
    read: async ({ quotaLeft }) =>
      [...quotaLeft()]
        .toSorted(([, one], [, other]) => one.remaining - other.remaining)
        .slice(0, mostInstallations)
        .map(([id, { remaining }]): Value => [remaining, { installation: String(id) }]),
  },
  {
    name: 'rung_catch_up_scanned_timestamp_seconds',
    help: 'When missed deliveries were looked for last.',
    labelNames: [],
    read: async ({ caughtUp }) => {
      const mark = await caughtUp();
      return mark === undefined ? [] : [[seconds(mark.scannedAt)]];
    },
  },
  {
    name: 'rung_catch_up_mark_timestamp_seconds',
    help: 'Every delivery before this time is accounted for.',
    labelNames: [],
    read: async ({ caughtUp }) => {
      const mark = await caughtUp();
      return mark === undefined ? [] : [[seconds(mark.mark)]];
    },
  },
  {
    name: 'rung_database_up',
    help: '1 when the database answered within 2 s, else 0.',
    labelNames: [],
    read: async ({ ping }) => [
      [
        await ping().then(
          () => 1,
          () => 0,
        ),
      ],
    ],
  },
];
