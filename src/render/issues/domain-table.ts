import { domainNames } from '../../model/domain.ts';
import type { Level } from '../../model/level.ts';
import { isMostlyJudgement } from '../ladder/level-text.ts';
import { practicesOf } from '../ladder/shown-assessment.ts';
import { asRendered } from '../texts.ts';
import { type AssessedDomain, type IssueView, levelName } from './issue-view.ts';
import { levelCell } from './level-cell.ts';
import { levelNeeds } from './level-needs.ts';

const levels: readonly Level[] = [1, 2, 3, 4, 5];

/** The one table: domains that have a level, and what each one's marks mean. Empty where there is none. */
export function domainTable(view: IssueView): readonly string[] {
  const { texts } = view;
  const levelled = inOrder(view).filter(({ proven }) => proven !== null);
  if (levelled.length === 0) return [];
  const heads = ['domain', 'level', 'needs'].map(name => texts.text(`maturity-issue:table.${name}`));
  const rows = levelled.map(domain => [
    domainNames[domain.id][texts.language] + (isJudgement(domain, view) ? ' †' : ''),
    levelCell(domain, texts),
    levelNeeds(domain, view),
  ]);
  const table = [heads, ['---', '---', '---'], ...rows].map(cells => `| ${cells.map(cell).join(' | ')} |`);

  return [table.join('\n'), legend(levelled, view)];
}

/** Domains with the nearest steps first, so that the next step stands in the first row. */
function inOrder({ assessment }: IssueView): readonly AssessedDomain[] {
  const order = assessment.next.map(({ domain }) => domain);
  const placeOf = ({ id }: AssessedDomain) => (order.includes(id) ? order.indexOf(id) : order.length);

  return assessment.domains.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** Our own sentences have no bar, and what is foreign in them is escaped; a bar would shift the columns all the same. */
const cell = (text: string): string => text.replaceAll('|', '&#124;');

const isJudgement = ({ id }: AssessedDomain, view: IssueView): boolean =>
  isMostlyJudgement(id, practicesOf(view).values());

/** Only the marks that stand in the table are explained, by the levels of its first row that has one. */
function legend(levelled: readonly AssessedDomain[], view: IssueView): string {
  const { texts } = view;
  const list = asRendered(levels.map(level => levelName(level, texts.language)).join(' · '));
  const partly = levelled.find(
    ({ proven, possible, isPartlyNext }) => isPartlyNext && proven !== null && proven === possible,
  );
  const range = levelled.find(({ proven, possible }) => proven !== possible);
  const marks = [
    ...(partly === undefined ? [] : [['partly', { level: partly.proven, next: (partly.proven ?? 1) + 1 }]]),
    ...(range === undefined ? [] : [['range', { level: range.proven, next: range.possible }]]),
    ...(levelled.some(domain => isJudgement(domain, view)) ? [['judgement', {}]] : []),
  ] as const;

  return [
    texts.markdown('maturity-issue:legend.levels', { list }),
    ...marks.map(([name, values]) => texts.markdown(`maturity-issue:legend.${name}`, values as object)),
  ].join('\n');
}
