import { type Account, isHuman } from '../model/records/account.ts';
import type { Instant } from '../model/records/instant.ts';
import type { PullRequestRecord, ReviewRecord } from '../model/records/pull-request-record.ts';
import type { Span } from './censored.ts';
import { isWithin, readyPhases, timeWithin } from './pull-request-phases.ts';

/** Time on a clock that runs only while the pull request is open and no draft. */
export interface Clocked {
  /** In milliseconds; of one that waits still, its age. */
  readonly time: number;
  /** When it stopped; null while it waits. */
  readonly endedAt: Instant | null;
}

/**
 * From the first time it was ready to the first review by another person; null where there was none and none is waited for.
 * By `request` from the first time that a review was asked for, or from ready where one came unasked: until somebody is
 * asked, none is waited for.
 */
export function pickupOf(
  pull: PullRequestRecord,
  at: Instant,
  from: 'ready' | 'request' = 'ready',
): Clocked | null {
  const [first] = peerReviews(pull);
  const asked = from === 'ready' ? undefined : firstRequest(pull);
  if (first === undefined)
    return from === 'request' && asked === undefined ? null : waitingOf(pull, at, asked);

  return asked === undefined || asked > first.at
    ? clockedFromReady(pull, first.at)
    : clocked(readyPhases(pull), asked, first.at);
}

const firstRequest = ({ events }: PullRequestRecord): Instant | undefined =>
  events.filter(({ kind }) => kind === 'review-requested').toSorted((a, b) => a.at - b.at)[0]?.at;

/** As pickup, but a plain comment is an answer too. */
export function responseOf(
  pull: PullRequestRecord,
  comments: readonly { readonly author: Account | null; readonly at: Instant }[],
  at: Instant,
): Clocked | null {
  const ready = readyPhases(pull);
  const answers = [...comments, ...(pull.reviews ?? [])].filter(
    answer => isPeer(answer.author, pull.author) && isWithin(ready, answer.at),
  );
  const first = answers.toSorted((a, b) => a.at - b.at)[0];

  return first === undefined ? waitingOf(pull, at) : clockedFromReady(pull, first.at);
}

/** From the first review to the merge. */
export function reviewOf(pull: PullRequestRecord): Clocked | null {
  return clockedToMerge(pull, peerReviews(pull)[0]?.at);
}

/** From the last approval that was required to the merge. */
export function mergeWaitOf(pull: PullRequestRecord, required: number): Clocked | null {
  const approvers = new Map<string, Instant>();
  for (const { author, state, at } of peerReviews(pull)) {
    const login = author?.login.toLowerCase() ?? '';
    if (state === 'approved' && !approvers.has(login)) approvers.set(login, at);
  }

  return clockedToMerge(pull, [...approvers.values()][Math.max(required, 1) - 1]);
}

/** By people other than the author, while it was ready, in order: a review of a draft stops no clock. */
function peerReviews(pull: PullRequestRecord): readonly ReviewRecord[] {
  const ready = readyPhases(pull);

  return (pull.reviews ?? [])
    .filter(review => isPeer(review.author, pull.author) && isWithin(ready, review.at))
    .toSorted((a, b) => a.at - b.at);
}

const isPeer = (account: Account | null, author: Account | null): account is Account =>
  isHuman(account) && account.login.toLowerCase() !== author?.login.toLowerCase();

function waitingOf(pull: PullRequestRecord, at: Instant, since?: Instant): Clocked | null {
  const ready = readyPhases(pull);

  return ready.at(-1)?.to === null
    ? { time: timeWithin(ready, since ?? ready[0]?.from ?? at, at), endedAt: null }
    : null;
}

function clockedFromReady(pull: PullRequestRecord, to: Instant): Clocked {
  return clocked(readyPhases(pull), pull.openedAt, to);
}

function clockedToMerge(pull: PullRequestRecord, from: Instant | undefined): Clocked | null {
  if (from === undefined || pull.mergedAt === null) return null;

  return clocked(readyPhases(pull), from, pull.mergedAt);
}

const clocked = (ready: readonly Span[], from: Instant, to: Instant): Clocked => ({
  time: timeWithin(ready, from, to),
  endedAt: to,
});
