import { type AskedLevel, askedLevels } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import { costs, type Practice } from '../../practices/define-practice.ts';
import { isAnyValue, lineText } from '../ladder/asked-text.ts';
import { formatValue } from '../ladder/format-value.ts';
import { practiceText } from '../ladder/practice-text.ts';
import { causeText } from '../ladder/reason-text.ts';
import { practicesOf } from '../ladder/shown-assessment.ts';
import { asRendered, type Rendered, type Texts } from '../texts.ts';
import { type AssessedDomain, gating, type IssueView } from './issue-view.ts';
import { listedParts } from './listed-parts.ts';

const maxNeeds = 3;

interface Asked {
  readonly practice: Practice;
  readonly result: PracticeResult;
}

/** What the next level of a domain with a level needs: lines that are unmet, or answers that are unknown. */
export function levelNeeds(domain: AssessedDomain, view: IssueView): string {
  const { texts, facts } = view;
  const { proven, possible } = domain;
  if (proven === null || possible === null) return '';
  if (proven === 5) return texts.text('maturity-issue:need.top');
  const level = (proven + 1) as AskedLevel;
  const needs = asRendered(possible > proven ? unknownNeeds(domain, view) : unmetNeeds(domain, level, view));

  return String(
    level > facts.policy.target ? texts.markdown('maturity-issue:need.beyond', { level, needs }) : needs,
  );
}

function unmetNeeds(domain: AssessedDomain, level: AskedLevel, view: IssueView): string {
  const { texts } = view;
  const unmet = askedOf(domain, view)
    .filter(({ result }) => result.lines[level] === 'unmet')
    .toSorted((a, b) => costs.indexOf(a.practice.cost) - costs.indexOf(b.practice.cost))
    .map(asked => needText(asked, level, view));
  const unknown = gating(domain).filter(({ lines }) => lines[level] === 'unknown').length;
  const needs = asRendered(listedParts(unmet, maxNeeds, 'need', texts));

  return String(unknown === 0 ? needs : texts.markdown('maturity-issue:need.too', { needs, unknown }));
}

function needText({ practice, result }: Asked, level: AskedLevel, view: IssueView): string {
  const { texts } = view;
  const { unit, lines } = practice.levels;
  const line = lines[level];
  const isPlainYes = unit === 'yes' && line?.and === undefined;

  return String(
    texts.markdown('maturity-issue:need.line', {
      name: asRendered(practiceText(practice, 'name', texts)),
      asked: line === undefined || isPlainYes ? null : asRendered(lineText(practice, line, texts)),
      step: unit === 'step' || unit === 'yes' || (line !== undefined && isAnyValue(line)),
      now: nowText({ practice, result }, texts),
      issue: view.improvements.get(practice.id) ?? null,
    }),
  );
}

/** Steps and yes say nothing more than that they are missing. */
function nowText({ practice, result }: Asked, texts: Texts): Rendered | null {
  const { unit } = practice.levels;
  const { value, figures } = result;
  if (value === null || unit === 'step' || unit === 'yes') return null;
  const { part, whole } = figures;
  const isShare = unit === 'percent' && typeof part === 'number' && typeof whole === 'number';

  return texts.markdown('maturity-issue:need.now', {
    value: asRendered(`${result.isAtLeast ? '≥ ' : ''}${formatValue(value, practice.levels, texts)}`),
    ...(isShare ? { part, whole } : {}),
  });
}

/** Of a range: the answers between what is proven and what is possible. */
function unknownNeeds(domain: AssessedDomain, view: IssueView): string {
  const { texts } = view;
  const { proven, possible } = domain;
  const between = askedLevels.filter(level => level > (proven ?? 1) && level <= (possible ?? 1));
  const open = askedOf(domain, view)
    .filter(({ result }) => between.some(level => result.lines[level] === 'unknown'))
    .map(({ practice, result: { reason } }) => {
      const name = asRendered(practiceText(practice, 'name', texts));
      if (reason?.kind !== 'unknown' || reason.cause.kind !== 'samples') return String(name);
      const cause = asRendered(causeText(reason.cause, texts));

      return String(texts.markdown('maturity-issue:need.samples', { name, cause }));
    });
  const list = asRendered(listedParts(open, maxNeeds, 'item', texts));

  return String(texts.markdown('maturity-issue:need.unknown', { unknown: open.length, list }));
}

function askedOf(domain: AssessedDomain, view: IssueView): readonly Asked[] {
  const practices = practicesOf(view);

  return gating(domain).flatMap(result => {
    const practice = practices.get(result.id);

    return practice === undefined ? [] : [{ practice, result }];
  });
}
