import type { PullRequestTopic } from '../model/check-run-output.ts';
import type { StickyTopic } from './sticky-view.ts';
import type { Rendered, Texts } from './texts.ts';

export interface StickyOutcome {
  readonly outcome: Rendered;
  readonly waived: boolean;
  readonly advice: boolean;
}

/** What became of something that fell short: "Incremental coverage 62.50% → 83.33% (40 of 48)". */
export function stickyOutcome(
  texts: Texts,
  topic: PullRequestTopic,
  before: object,
  now: StickyTopic | undefined,
): StickyOutcome {
  const standing = now?.standing ?? 'not-applicable';
  const doubt = standing === 'unknown' || standing === 'not-applicable';
  const percent = doubt ? null : percentOf(now?.figures);
  const earlier = percentOf(before);
  const [waived, advice] = [standing === 'waived', standing === 'advice'];
  const outcome = texts.markdown(`sticky-comment:outcome.${topic}`, {
    ...now?.figures,
    percent,
    before: earlier === percent ? null : earlier,
    green: standing === 'met',
    short: waived || advice,
    doubt,
    nothing: standing === 'not-applicable',
  });

  return { outcome, waived, advice };
}

/** Figures come from the database: nothing is taken for granted of them. */
function percentOf(figures: object | undefined): string | null {
  const percent = figures !== undefined && 'percent' in figures ? figures.percent : null;

  return typeof percent === 'number' ? percent.toFixed(2) : null;
}
