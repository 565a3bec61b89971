import type { RebuildProgress } from '../../usecases/rebuild-store.ts';
import type { CommandIo } from '../command-io.ts';
import { printable } from '../printable.ts';

/** One line that is written over, and only for people who look on. */
export function showRebuild({ stderr }: Pick<CommandIo, 'stderr'>) {
  const isShown = stderr.isTTY === true;
  let requests = 0;
  let line = 'Looking at the installations';
  const show = () => {
    if (isShown) stderr.write(`\r\u001b[K${line}; ${requests} requests`);
  };

  return {
    onProgress({ restSeconds, ...at }: RebuildProgress): void {
      const rest = restSeconds === null ? '' : `, resting ${restSeconds} s for GitHub's limits`;
      line = `${at.done} of ${at.all} repositories, ${read(at)}: ${printable(at.repository)}${rest}`;
      show();
    },
    onRequest(): void {
      requests++;
      show();
    },
    clear(): void {
      if (isShown) stderr.write('\r\u001b[K');
    },
  };
}

function read({ history, pullRequests }: Omit<RebuildProgress, 'restSeconds'>): string {
  if (history === null) return `${pullRequests} pull requests`;
  const { share, rows, requests } = history;
  const left = share > 0 ? `, about ${Math.ceil((requests / share) * (1 - share))} requests left` : '';

  return `${rows} rows of history, ${Math.floor(share * 100)}%${left}`;
}
