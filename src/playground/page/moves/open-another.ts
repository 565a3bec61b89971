import { type Harbour, openNote } from '../../scenario/harbour.ts';
import { type Move, pullPath } from './move.ts';

const most = 12;
const author = 'mia';

export const openAnother: Move = {
  id: 'open-another',
  label: `Open one more pull request as ${author}`,
  does: `Opens a small pull request without code. With four open, ${author} is over the limit of three.`,
  blockedBecause: harbour =>
    openOf(harbour) >= most ? `${author} has ${most} open: close one first.` : undefined,
  play(harbour) {
    const subject = `topic-${harbour.quotes.record.nextNumber}`;

    return pullPath(harbour, openNote(harbour, author, subject), '/checks');
  },
};

export function openOf({ quotes }: Harbour): number {
  return [...quotes.record.pullRequests.values()].filter(
    pull => pull.state === 'open' && pull.author.login === author,
  ).length;
}
