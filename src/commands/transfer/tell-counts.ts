import type { RowCounts } from '../../store/transfer/transfer-format.ts';
import type { CommandIo } from '../command-io.ts';
import type { Format } from '../format-option.ts';

/** `queued`: deliveries that will be worked off again. */
export function printCounts(counts: RowCounts, format: Format, queued?: number): string {
  if (format === 'json')
    return `${JSON.stringify({ rows: counts, ...(queued !== undefined && { queued }) }, null, 2)}\n`;
  const names = Object.keys(counts).toSorted();
  const width = Math.max(...names.map(name => name.length), 'total'.length);
  const lines = [...names.map(name => [name, counts[name] ?? 0] as const), ['total', total(counts)] as const];
  const table = lines
    .map(([name, count]) => `${name.padEnd(width)}  ${String(count).padStart(9)}\n`)
    .join('');

  return queued ? `${table}\n${queued} waiting deliveries are queued again.\n` : table;
}

/** One line that is written over, and only for people who look on. */
export function showProgress({ stderr }: Pick<CommandIo, 'stderr'>) {
  const isShown = stderr.isTTY === true;
  let last = 0;

  return {
    show(counts: RowCounts): void {
      if (!isShown || performance.now() - last < 100) return;
      last = performance.now();
      stderr.write(`\r${total(counts)} rows`);
    },
    clear(): void {
      if (isShown) stderr.write('\r\u001b[K');
    },
  };
}

function total(counts: RowCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
