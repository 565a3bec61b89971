import { dayOf } from '../../metrics/days.ts';
import { askedLevels, type Level } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import { dayMs } from '../../model/records/instant.ts';
import { lookBackMs } from './earlier-turn.ts';
import type { IssueView } from './issue-view.ts';

const weekMs = 7 * dayMs;

interface Turn {
  readonly at: number;
  readonly domains: readonly { readonly practices: readonly PracticeResult[] }[];
}

/**
 * The share of lines up to the target that are met, week by week. One line only: these charts have no legend, and twelve
 * domains in one of them could not be told apart. Null where there is but one week.
 */
export function weeksChart({ earlier, assessment, facts, texts, zone }: IssueView): string | null {
  const { target } = facts.policy;
  const points = lastOfWeeks([...earlier, assessment], assessment.at).flatMap(turn => {
    const share = shareMet(turn, target);

    return share === null ? [] : [{ day: dayOf(turn.at, zone).slice(5), share }];
  });
  if (points.length < 2) return null;

  return [
    '```mermaid',
    'xychart-beta',
    `    title "${texts.text('maturity-issue:title.chart', { level: target })}"`,
    `    x-axis [${points.map(({ day }) => `"${day}"`).join(', ')}]`,
    '    y-axis "%" 0 --> 100',
    `    line [${points.map(({ share }) => share.toFixed(1)).join(', ')}]`,
    '```',
  ].join('\n');
}

/** Counted back from now, so that a report each Monday is a point each Monday. */
function lastOfWeeks(turns: readonly Turn[], now: number): readonly Turn[] {
  const weeks = new Map<number, Turn>();
  for (const turn of turns)
    if (turn.at <= now && turn.at >= now - lookBackMs) weeks.set(Math.floor((now - turn.at) / weekMs), turn);

  return [...weeks.values()].toSorted((a, b) => a.at - b.at);
}

/** In percent of the lines that were judged; null where none was. */
function shareMet({ domains }: Turn, target: Level): number | null {
  const states = domains
    .flatMap(({ practices }) => practices)
    .filter(({ gates }) => gates)
    .flatMap(({ lines }) => askedLevels.flatMap(level => (level <= target ? (lines[level] ?? []) : [])));
  const met = states.filter(state => state === 'met').length;
  const judged = met + states.filter(state => state === 'unmet').length;

  return judged === 0 ? null : (met / judged) * 100;
}
