import { isJudged } from '../../maturity/domain-level.ts';
import { dayOf } from '../../metrics/days.ts';
import { windowDays } from '../../metrics/window.ts';
import { domainNames } from '../../model/domain.ts';
import { askedLevels, type Level } from '../../model/level.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import type { Practice } from '../../practices/define-practice.ts';
import { evidenceMarkdown } from '../ladder/evidence-markdown.ts';
import { practiceText } from '../ladder/practice-text.ts';
import { saidText } from '../ladder/said-text.ts';
import { practicesOf } from '../ladder/shown-assessment.ts';
import { mdWithCode } from '../markdown.ts';
import { asRendered } from '../texts.ts';
import { timeBound } from './content-of.ts';
import type { IssueDetail } from './issue-detail.ts';
import { type AssessedDomain, type IssueView, levelName } from './issue-view.ts';
import { levelCell } from './level-cell.ts';
import { listedParts } from './listed-parts.ts';
import { targetMark } from './target-mark.ts';
import { valueText } from './value-changes.ts';

const maxCharacters = 160;
/** It counts the days that Rung is there. */
const growsByItself = new Set(['metric-data-complete']);

/** Every practice with what was seen of it, by domain; shorter where the issue would be too long. */
export function practiceList(view: IssueView, detail: IssueDetail): string {
  const { assessment, facts, texts } = view;
  const level = levelName(facts.policy.target, texts.language);
  const parts = assessment.domains.flatMap(domain => domainPart(domain, view, detail));

  return [
    String(texts.markdown('maturity-issue:practices.marks', { level })),
    ...(detail.says === null ? [] : [shortened(view, detail)]),
    ...parts,
  ].join('\n\n');
}

function shortened({ facts, texts }: IssueView, detail: IssueDetail): string {
  const command = `rung assess ${facts.repository} --format markdown`;

  return String(texts.markdown(`maturity-issue:shortened.${detail.says}`, { command }));
}

function domainPart(domain: AssessedDomain, view: IssueView, detail: IssueDetail): readonly string[] {
  const { facts, texts } = view;
  const practices = practicesOf(view);
  const items = domain.practices.flatMap(result => {
    const practice = practices.get(result.id);
    const isLeftOut = !detail.hasMet && ['✓', '○'].includes(targetMark(result, facts.policy.target));

    return practice === undefined || isLeftOut ? [] : [item(practice, result, view, detail)];
  });
  if (domain.practices.length === 0) return [];
  const head = texts.markdown('maturity-issue:practices.head', {
    domain: asRendered(domainNames[domain.id][texts.language]),
    level: asRendered(levelCell(domain, texts)),
    judged: domain.judged,
    applicable: domain.applicable,
  });

  return [detail.hasItems && items.length > 0 ? `${head}\n\n${items.join('\n')}` : String(head)];
}

function item(practice: Practice, result: PracticeResult, view: IssueView, detail: IssueDetail): string {
  const { facts, texts } = view;
  const { unit } = practice.levels;
  const hasValue = detail.hasValues && result.value !== null && unit !== 'step' && unit !== 'yes';
  const said = detail.hasValues
    ? saidText(practice, result, texts, text => mdWithCode(text, maxCharacters))
    : '';
  const notes = notesOf(result, view).join(texts.text('maturity-issue:list.point'));
  const line = texts.markdown('maturity-issue:practices.item', {
    mark: targetMark(result, facts.policy.target),
    name: asRendered(practiceText(practice, 'name', texts)),
    practice: practice.id,
    value: hasValue ? asRendered(valueText(practice, result, texts)) : null,
    said: said === '' ? null : asRendered(said),
    notes: notes === '' ? null : asRendered(notes),
    issue: view.improvements.get(practice.id) ?? null,
  });
  const evidence = result.evidence.map(one => evidenceMarkdown(one, view));
  const first = growsByItself.has(practice.id) ? timeBound(`- ${line}`) : `- ${line}`;
  if (detail.evidence === 0 || evidence.length === 0) return first;
  const list = asRendered(listedParts(evidence, detail.evidence, 'item', texts));

  return `${first}\n  ${texts.markdown('maturity-issue:practices.evidence', { list })}`;
}

/** Below its first line nothing was reached: nobody asked for anything there. */
function reached({ lines }: PracticeResult, level: Level): readonly [string, object] {
  const asked = askedLevels.filter(one => lines[one] !== undefined);
  const from = asked[0] ?? level;

  return level > 1 && level < from ? ['from', { level: from }] : ['judged', { level }];
}

/** Level, and what makes the figure less sure than others. */
function notesOf(result: PracticeResult, { texts, zone }: IssueView): readonly string[] {
  const { level, windowDays: days, provenance, carriedFrom, gates } = result;
  const note = (name: string, view: object = {}) => texts.text(`maturity-issue:practices.${name}`, view);

  return [
    ...(isJudged(result) && level !== null ? [note(...reached(result, level))] : []),
    ...(days === null || days === windowDays ? [] : [note('window', { days })]),
    ...(provenance === 'inferred' ? [note('inferred')] : []),
    ...(carriedFrom === null ? [] : [note('carried', { since: dayOf(carriedFrom, zone) })]),
    ...(gates ? [] : [note('ungated')]),
  ];
}
