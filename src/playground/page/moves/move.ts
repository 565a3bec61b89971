import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import type { Harbour } from '../../scenario/harbour.ts';
import { type Fields, WrongInput } from '../fields.ts';

/** Something that a person could do on GitHub: one button of the page. */
export interface Move {
  /** Part of the form's address. */
  readonly id: string;
  readonly label: string;
  /** What it does, in GitHub's words. */
  readonly does: string;
  /** Why it makes no sense now; the button is disabled and says so. */
  blockedBecause?(harbour: Harbour, fields: Fields): string | undefined;
  /** Does it; the address of the page that shows what came of it. */
  play(harbour: Harbour, fields: Fields): string;
}

export function pullOf({ quotes }: Harbour, { number }: Fields): PullRequestHandle {
  if (number === undefined || !quotes.record.pullRequests.has(Number(number)))
    throw new WrongInput('There is no such pull request.');

  return quotes.pullRequest(Number(number));
}

export function pullPath({ quotes }: Harbour, number: number, tab = ''): string {
  return `/${quotes.fullName}/pull/${number}${tab}`;
}
