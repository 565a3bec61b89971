import type { Calendar } from '../model/calendar.ts';
import { isHuman } from '../model/records/account.ts';
import type { Instant } from '../model/records/instant.ts';
import type { PullRequestRecord } from '../model/records/pull-request-record.ts';
import type { Span } from './censored.ts';
import { phasesOf } from './pull-request-phases.ts';
import { daysUpTo, endOfDay, isWorkingDay } from './working-days.ts';

/** How much work of one author was in progress at the end of one working day: one pull request at least. */
export interface WorkAtDayEnd {
  readonly endedAt: Instant;
  readonly open: number;
}

/** Each time that a pull request became work in progress: how many of its author's there were then, itself included. */
export interface WorkBegun {
  readonly number: number;
  readonly author: string;
  readonly at: Instant;
  readonly open: number;
}

/**
 * Over authors and working days; a day that has not ended yet is not among them.
 * @param countsDrafts drafts are work in progress too.
 */
export function workAtDayEnds(
  pulls: readonly PullRequestRecord[],
  calendar: Calendar,
  at: Instant,
  days: number,
  countsDrafts: boolean = false,
): readonly WorkAtDayEnd[] {
  const ends = daysUpTo(at, days + 1, calendar)
    .filter(day => isWorkingDay(day, calendar))
    .map(day => endOfDay(day, calendar.zone))
    .filter(end => end <= at);

  return spansByAuthor(pulls, countsDrafts).flatMap(([, spans]) =>
    ends
      .map(endedAt => ({ endedAt, open: spans.filter(span => isOpenAt(span, endedAt)).length }))
      .filter(({ open }) => open > 0),
  );
}

export function workBegun(
  pulls: readonly PullRequestRecord[],
  countsDrafts: boolean = false,
): readonly WorkBegun[] {
  return spansByAuthor(pulls, countsDrafts)
    .flatMap(([author, spans]) =>
      spans.map(({ number, from }) => ({
        ...{ number, author },
        at: from,
        open: spans.filter(span => isOpenAt(span, from)).length,
      })),
    )
    .toSorted((a, b) => a.at - b.at || a.number - b.number);
}

type WorkSpan = Span & { readonly number: number };

function spansByAuthor(
  pulls: readonly PullRequestRecord[],
  countsDrafts: boolean,
): readonly (readonly [login: string, spans: readonly WorkSpan[]])[] {
  const byAuthor = new Map<string, WorkSpan[]>();
  for (const pull of pulls) {
    if (!isHuman(pull.author)) continue;
    const login = pull.author.login.toLowerCase();
    const spans = byAuthor.get(login) ?? [];
    byAuthor.set(login, spans);
    spans.push(...workSpans(pull, countsDrafts).map(({ from, to }) => ({ from, to, number: pull.number })));
  }

  return [...byAuthor];
}

/** A draft that becomes ready is the same piece of work, where drafts count. */
function workSpans(pull: PullRequestRecord, countsDrafts: boolean): readonly Span[] {
  const phases = phasesOf(pull);
  if (!countsDrafts) return phases.filter(({ isDraft }) => !isDraft);
  const spans: Span[] = [];
  for (const { from, to } of phases) {
    const last = spans.at(-1);
    if (last?.to === from) spans[spans.length - 1] = { from: last.from, to };
    else spans.push({ from, to });
  }

  return spans;
}

/** One that ends in this very moment is done. */
const isOpenAt = ({ from, to }: Span, at: Instant): boolean => from <= at && (to === null || to > at);
