import type { Calendar } from '../model/calendar.ts';
import { isHuman } from '../model/records/account.ts';
import type { Instant } from '../model/records/instant.ts';
import type { PullRequestRecord } from '../model/records/pull-request-record.ts';
import type { Span } from './censored.ts';
import { readyPhases } from './pull-request-phases.ts';
import { daysUpTo, endOfDay, isWorkingDay } from './working-days.ts';

/** How many pull requests of one author were open and no drafts at the end of one working day: one at least. */
export interface WorkAtDayEnd {
  readonly endedAt: Instant;
  readonly open: number;
}

/** Each time that a pull request became work in progress: how many of its author's there were then, itself included. */
export interface WorkBegun {
  readonly number: number;
  readonly at: Instant;
  readonly open: number;
}

/** Over authors and working days; a day that has not ended yet is not among them. */
export function workAtDayEnds(
  pulls: readonly PullRequestRecord[],
  calendar: Calendar,
  at: Instant,
  days: number,
): readonly WorkAtDayEnd[] {
  const ends = daysUpTo(at, days + 1, calendar)
    .filter(day => isWorkingDay(day, calendar))
    .map(day => endOfDay(day, calendar.zone))
    .filter(end => end <= at);

  return readySpansByAuthor(pulls).flatMap(spans =>
    ends
      .map(endedAt => ({ endedAt, open: spans.filter(span => isOpenAt(span, endedAt)).length }))
      .filter(({ open }) => open > 0),
  );
}

export function workBegun(pulls: readonly PullRequestRecord[]): readonly WorkBegun[] {
  return readySpansByAuthor(pulls)
    .flatMap(spans =>
      spans.map(({ number, from }) => ({
        number,
        at: from,
        open: spans.filter(span => isOpenAt(span, from)).length,
      })),
    )
    .toSorted((a, b) => a.at - b.at || a.number - b.number);
}

type ReadySpan = Span & { readonly number: number };

function readySpansByAuthor(pulls: readonly PullRequestRecord[]): readonly (readonly ReadySpan[])[] {
  const byAuthor = new Map<string, ReadySpan[]>();
  for (const pull of pulls) {
    if (!isHuman(pull.author)) continue;
    const login = pull.author.login.toLowerCase();
    const spans = byAuthor.get(login) ?? [];
    byAuthor.set(login, spans);
    spans.push(...readyPhases(pull).map(span => ({ ...span, number: pull.number })));
  }

  return [...byAuthor.values()];
}

/** One that ends in this very moment is done. */
const isOpenAt = ({ from, to }: Span, at: Instant): boolean => from <= at && (to === null || to > at);
