import { performance } from 'node:perf_hooks';
import { openConnection, type RawConnection } from './raw-connection.ts';
import type { SignedDelivery } from './signed-deliveries.ts';

export interface Load {
  readonly seconds: number;
  /** By status; `none` for those whose connection ended. */
  readonly answers: ReadonlyMap<string, number>;
  /** Answered with 2xx. */
  readonly acknowledged: readonly string[];
  /** Of acknowledged ones, from when they were due. */
  readonly latenciesMs: readonly number[];
}

export interface LoadOptions {
  readonly url: string;
  readonly deliveries: readonly SignedDelivery[];
  readonly connections: number;
  readonly seconds: number;
}

/** Each connection sends the next one as soon as the last one is answered. */
export async function sendAtOnce(options: LoadOptions): Promise<Load> {
  const { tally, next } = start(options);
  const connections = await open(options);
  const startedAtMs = performance.now();
  const endMs = startedAtMs + options.seconds * 1000;
  await Promise.all(
    connections.map(async connection => {
      while (performance.now() < endMs) {
        const sentAtMs = performance.now();
        tally.add(await connection.send(next()), performance.now() - sentAtMs);
      }
    }),
  );
  for (const connection of connections) connection.close();

  return tally.load((performance.now() - startedAtMs) / 1000);
}

/**
 * So many a second, however long the answers take: what waits for a free connection counts as waiting. An answer is
 * late from the moment its delivery was due.
 */
export async function sendAtRate(options: LoadOptions & { readonly perSecond: number }): Promise<Load> {
  const { tally, next } = start(options);
  const free = await open(options);
  const all = [...free];
  const due: number[] = [];
  const total = options.perSecond * options.seconds;
  const done = Promise.withResolvers<void>();
  const startedAtMs = performance.now();
  let planned = 0;
  let answered = 0;

  function sendDue(): void {
    while (due.length > 0) {
      // In turn: one that rests for 5 s is closed by the server.
      const connection = free.shift();
      if (connection === undefined) return;
      void sendOne(connection, due.shift() ?? performance.now());
    }
  }

  async function sendOne(connection: RawConnection, dueAtMs: number): Promise<void> {
    const sent = await connection.send(next()).catch(() => ({ guid: '', status: null }));
    tally.add(sent, performance.now() - dueAtMs);
    free.push(connection);
    answered += 1;
    if (answered === total) done.resolve();
    else sendDue();
  }

  const clock = setInterval(() => {
    const elapsedMs = performance.now() - startedAtMs;
    for (; planned < total && (planned * 1000) / options.perSecond <= elapsedMs; planned += 1)
      due.push(startedAtMs + (planned * 1000) / options.perSecond);
    sendDue();
  }, 2);
  await done.promise;
  clearInterval(clock);
  for (const connection of all) connection.close();

  return tally.load((performance.now() - startedAtMs) / 1000);
}

function open({ url, connections }: LoadOptions): Promise<RawConnection[]> {
  return Promise.all(Array.from({ length: connections }, () => openConnection(url)));
}

function start({ deliveries }: LoadOptions) {
  let index = 0;
  const answers = new Map<string, number>();
  const acknowledged: string[] = [];
  const latenciesMs: number[] = [];

  return {
    next(): SignedDelivery {
      const delivery = deliveries[index++ % deliveries.length];
      if (delivery === undefined) throw new Error('There is nothing to send.');
      return delivery;
    },
    tally: {
      add({ guid, status }: { guid: string; status: number | null }, latencyMs: number) {
        const answer = String(status ?? 'none');
        answers.set(answer, (answers.get(answer) ?? 0) + 1);
        if (status === null || status >= 300) return;
        acknowledged.push(guid);
        latenciesMs.push(latencyMs);
      },
      load: (seconds: number): Load => ({ seconds, answers, acknowledged, latenciesMs }),
    },
  };
}

export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);

  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}
