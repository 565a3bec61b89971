import { dayOf } from '../../metrics/days.ts';
import { domainNames } from '../../model/domain.ts';
import { practiceText } from '../ladder/practice-text.ts';
import { practicesOf } from '../ladder/shown-assessment.ts';
import { asRendered, type Texts } from '../texts.ts';
import { timeBound } from './content-of.ts';
import { resultsOf, turnBefore } from './earlier-turn.ts';
import type { IssueView } from './issue-view.ts';
import { levelChanges, levelsText } from './level-changes.ts';
import { valueChanges, valueText } from './value-changes.ts';

const maxValues = 3;

/** What is another level or value than twelve weeks ago; empty where nothing is. */
export function sinceLine(view: IssueView): string {
  const { assessment, texts, zone } = view;
  const before = turnBefore(view);
  if (before === undefined) return '';
  const levels = levelChanges(before, assessment).map(change =>
    changeText(
      domainNames[change.id][texts.language],
      levelsText(change.before, texts),
      levelsText(change.after, texts),
      texts,
    ),
  );
  const values = valueChanges(
    resultsOf(before.domains),
    resultsOf(assessment.domains),
    practicesOf(view),
    texts,
  ).map(({ practice, ...change }) =>
    changeText(
      practiceText(practice, 'name', texts),
      valueText(practice, change.before, texts),
      valueText(practice, change.after, texts),
      texts,
    ),
  );
  const parts = [...levels, ...values.slice(0, maxValues)];
  if (parts.length === 0) return '';
  const list = asRendered(parts.join(texts.text('maturity-issue:list.point')));

  return timeBound(
    String(texts.markdown('maturity-issue:since.line', { since: dayOf(before.at, zone), list })),
  );
}

export function changeText(name: string, before: string, after: string, texts: Texts): string {
  const view = { name: asRendered(name), before: asRendered(before), after: asRendered(after) };

  return String(texts.markdown('maturity-issue:since.change', view));
}
