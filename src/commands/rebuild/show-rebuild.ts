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
    onProgress({ done, all, repository, restSeconds, pullRequests }: RebuildProgress): void {
      const rest = restSeconds === null ? '' : `, resting ${restSeconds} s for GitHub's limits`;
      line = `${done} of ${all} repositories, ${pullRequests} pull requests: ${printable(repository)}${rest}`;
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
