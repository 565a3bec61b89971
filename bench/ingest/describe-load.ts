import { type Load, percentile } from './send-load.ts';

export const perSecond = ({ acknowledged, seconds }: Load): number => acknowledged.length / seconds;

/** "p50 2.1 ms, p99 9.8 ms, longest 31 ms" */
export function latencies({ latenciesMs }: Load): string {
  const [p50, p99] = [50, 99].map(p => percentile(latenciesMs, p).toFixed(1));

  return `p50 ${p50} ms, p99 ${p99} ms, longest ${longest(latenciesMs).toFixed(0)} ms`;
}

export const longest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), 0);

/** "202 99.8%, 503 0.2%" */
export function shares({ answers }: Load): string {
  const total = [...answers.values()].reduce((sum, count) => sum + count, 0);

  return [...answers].map(([status, count]) => `${status} ${((100 * count) / total).toFixed(1)}%`).join(', ');
}
