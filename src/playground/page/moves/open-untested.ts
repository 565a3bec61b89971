import { recordedChanges, runOnPullRequest } from '../../scenario/example.ts';
import { type Harbour, openRecorded } from '../../scenario/harbour.ts';
import { readRecorded } from '../../scenario/recorded.ts';
import { type Move, pullPath } from './move.ts';

export const openUntested: Move = {
  id: 'open-untested',
  label: 'Open a pull request with untested lines',
  does: 'Pushes a branch whose tests leave changed lines out, opens a pull request, and lets its CI finish.',
  blockedBecause: harbour =>
    isOpen(harbour, 'throttle') && isOpen(harbour, 'replay')
      ? 'Both recorded ones are open: close one first.'
      : undefined,
  play(harbour) {
    const number = isOpen(harbour, 'throttle')
      ? openFromFork(harbour)
      : openRecorded(harbour, { branch: 'throttle', author: 'mia', title: 'Let a symbol send bursts' });

    return pullPath(harbour, number, '/checks');
  },
};

function isOpen({ quotes }: Harbour, branch: string): boolean {
  return [...quotes.record.pullRequests.values()].some(
    pull => pull.state === 'open' && pull.headBranch === branch,
  );
}

const forker = 'wanderer';

function openFromFork({ stage, quotes, startSha }: Harbour): number {
  const { world } = stage.github;
  const isForked = [...world.state.repositories.values()].some(one => one.owner.login === forker);
  const fork = isForked ? world.repository(`${forker}/quotes`) : quotes.fork(forker);
  const { message } = readRecorded('fork-replay');
  fork.push('replay', recordedChanges('main-1', 'fork-replay'), { from: startSha, by: forker, message });
  const pull = quotes.openPullRequest({ head: `${forker}:replay`, title: message });
  runOnPullRequest(quotes, pull.number, 'fork-replay');

  return pull.number;
}
