import type { Instant } from '../model/records/instant.ts';
import type { PullRequestRecord } from '../model/records/pull-request-record.ts';
import { lengthOf, type Span } from './censored.ts';

/** A span in which a pull request was open, as a draft or ready; the last one has no end where it is still so. */
export interface Phase extends Span {
  readonly isDraft: boolean;
}

type Timeline = Pick<PullRequestRecord, 'openedAt' | 'openedAsDraft' | 'closedAt' | 'events'>;

/** In order, and without gaps but for those in which it was closed. */
export function phasesOf({ openedAt, openedAsDraft, closedAt, events }: Timeline): readonly Phase[] {
  const phases: Phase[] = [];
  let begun: Instant | null = openedAt;
  let isDraft = openedAsDraft;
  const end = (to: Instant) => {
    if (begun !== null && to > begun) phases.push({ from: begun, to, isDraft });
  };
  for (const { kind, at } of events.toSorted((a, b) => a.at - b.at)) {
    if (kind === 'reopened') begun ??= at;
    else if (kind === 'closed') {
      end(at);
      begun = null;
    } else if (kind !== 'review-requested' && isDraft !== (kind === 'draft')) {
      end(at);
      if (begun !== null) begun = at;
      isDraft = !isDraft;
    }
  }
  if (closedAt !== null) end(closedAt);
  else if (begun !== null) phases.push({ from: begun, to: null, isDraft });

  return phases;
}

/** Open and no draft: only then do clocks run, and only then is it work in progress. */
export const readyPhases = (pull: Timeline): readonly Span[] =>
  phasesOf(pull).filter(({ isDraft }) => !isDraft);

export const draftTime = (pull: Timeline, at: Instant): number =>
  phasesOf(pull).reduce((sum, phase) => sum + (phase.isDraft ? lengthOf(phase, at) : 0), 0);

/** How much of a span a clock runs that stands still outside of `running`. */
export function timeWithin(running: readonly Span[], from: Instant, to: Instant): number {
  return running.reduce(
    (sum, span) => sum + Math.max(0, Math.min(span.to ?? to, to) - Math.max(span.from, from)),
    0,
  );
}

export const isWithin = (spans: readonly Span[], at: Instant): boolean =>
  spans.some(({ from, to }) => from <= at && (to === null || at <= to));
