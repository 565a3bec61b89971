import type { RebuiltStore } from '../../usecases/rebuild-store.ts';
import { printable } from '../printable.ts';

export function printRebuilt({ failed, historyRows, ...counts }: RebuiltStore): string {
  const rows = [
    ['repositories', counts.repositories],
    ['open pull requests', counts.pullRequests],
    ["Rung's comments", counts.stickyComments],
    ["Rung's issues", counts.issues],
    ['answered commands', counts.commands],
    ['standing waivers', counts.waivers],
    ['late releases', counts.releases],
    ...(historyRows === null ? [] : ([['rows of history', historyRows]] as const)),
  ] as const;
  const width = Math.max(...rows.map(([what]) => what.length));
  const table = rows.map(([what, count]) => `${what.padEnd(width)}  ${String(count).padStart(7)}\n`).join('');
  const lines = failed.map(({ repository, problem }) => {
    // Most problems name the repository themselves.
    const told = problem.startsWith(`${repository}:`) ? problem : `${repository}: ${problem}`;

    return `${printable(told)}\n`;
  });

  return failed.length === 0
    ? table
    : `${table}\nNot rebuilt; try again, or one with --repository:\n${lines.join('')}`;
}
