import type { Instant } from '../model/records/instant.ts';
import type { RunRecord } from '../model/records/run-record.ts';
import { lengthOf } from './censored.ts';
import { verdictOf } from './run-verdicts.ts';

/** The default branch is broken, from the first red of any workflow until all are green again. */
export interface RedLight {
  readonly breaking: RunRecord;
  /** When the breaking head was pushed: what lies between this and red is the time until somebody could know. */
  readonly pushedAt: Instant;
  /** The time of the push is not known, and the run's creation stands for it. */
  readonly isPushInferred: boolean;
  readonly redAt: Instant;
  /** Null while it is red. */
  readonly greenAt: Instant | null;
  /** The same commit turned green when it was run again: nothing was mended. */
  readonly isFlaky: boolean;
}

/** From the push until green, so feedback and fix together; of one that is still red, its age. */
export const redFixTime = ({ pushedAt, greenAt }: RedLight, at: Instant): number =>
  lengthOf({ from: pushedAt, to: greenAt }, at);

/** @param runs of the default branch, of workflows that run when it is pushed to. */
export function redLightsOf(
  runs: readonly RunRecord[],
  isGone: (workflow: string) => boolean = () => false,
): readonly RedLight[] {
  // What was red when its workflow was removed never turns green: when it ended, nobody knows.
  const spans = [...Map.groupBy(runs, ({ workflow }) => workflow)].flatMap(([workflow, own]) =>
    redSpansOf(own).filter(({ greenAt }) => greenAt !== null || !isGone(workflow)),
  );
  const lights: RedLight[] = [];
  for (const span of spans.toSorted((a, b) => a.redAt - b.redAt || a.breaking.id - b.breaking.id)) {
    const last = lights.at(-1);
    if (last === undefined || (last.greenAt !== null && last.greenAt < span.redAt)) lights.push(span);
    else lights[lights.length - 1] = together(last, span);
  }

  return lights;
}

function together(first: RedLight, next: RedLight): RedLight {
  const isRed = first.greenAt === null || next.greenAt === null;

  return {
    ...first,
    greenAt: isRed ? null : Math.max(first.greenAt, next.greenAt),
    isFlaky: first.isFlaky && next.isFlaky,
  };
}

interface Ended {
  readonly run: RunRecord;
  readonly attempt: number;
  readonly at: Instant;
  readonly isRed: boolean;
}

/**
 * Of one workflow. Its newest run that came to a verdict decides: an older head that ends late neither breaks the branch nor
 * mends it.
 */
function redSpansOf(runs: readonly RunRecord[]): readonly RedLight[] {
  const spans: RedLight[] = [];
  const greenHeads = new Set<string>();
  let newest: RunRecord | undefined;
  let opening: Omit<RedLight, 'greenAt' | 'isFlaky'> | undefined;
  for (const ended of endsOf(runs)) {
    const isLate = newest !== undefined && isBefore(ended.run, newest);
    if (!isLate) {
      newest = ended.run;
      if (ended.isRed) opening ??= openedBy(ended, greenHeads.has(ended.run.sha));
      else if (opening !== undefined) {
        spans.push(closedBy(opening, ended));
        opening = undefined;
      }
    }
    if (!ended.isRed) greenHeads.add(ended.run.sha);
  }
  if (opening !== undefined) spans.push({ ...opening, greenAt: null, isFlaky: false });

  return spans;
}

function endsOf(runs: readonly RunRecord[]): readonly Ended[] {
  return runs
    .flatMap(run =>
      run.attempts.flatMap(({ number, conclusion, completedAt }): Ended[] => {
        const verdict = verdictOf({ conclusion });
        if (verdict === null || completedAt === null) return [];

        return [{ run, attempt: number, at: completedAt, isRed: verdict === 'red' }];
      }),
    )
    .toSorted((a, b) => a.at - b.at || order(a.run, b.run) || a.attempt - b.attempt);
}

const order = (a: RunRecord, b: RunRecord): number => a.createdAt - b.createdAt || a.id - b.id;

const isBefore = (a: RunRecord, b: RunRecord): boolean => order(a, b) < 0;

function openedBy({ run, attempt, at }: Ended, wasGreen: boolean): Omit<RedLight, 'greenAt' | 'isFlaky'> {
  const opened = { breaking: run, redAt: at, isPushInferred: false };
  // No push broke a head that had been green: a scheduled run or a re-run found it, and began to look at its own time.
  if (wasGreen) return { ...opened, pushedAt: attempt === 1 ? Math.min(run.createdAt, at) : at };

  return {
    ...opened,
    pushedAt: Math.min(run.pushedAt ?? run.createdAt, at),
    isPushInferred: run.pushedAt === null,
  };
}

function closedBy(opening: Omit<RedLight, 'greenAt' | 'isFlaky'>, { run, attempt, at }: Ended): RedLight {
  return { ...opening, greenAt: at, isFlaky: attempt > 1 && run.sha === opening.breaking.sha };
}
