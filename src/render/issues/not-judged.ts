import type { DomainId } from '../../model/domain.ts';
import { practicesOf } from '../ladder/shown-assessment.ts';
import { asRendered, type Rendered, type Texts } from '../texts.ts';
import type { IssueView } from './issue-view.ts';
import { listedParts } from './listed-parts.ts';
import { type Answer, unknownAnswers } from './unknown-answers.ts';

const maxAnswers = 3;
/** Keys with a sentence of their own. */
const knownKeys: ReadonlySet<string> = new Set([
  ...['production', 'production.workflow', 'incident-label', 'ci.contexts', 'Caused-by'],
]);

/** What is not judged yet, and what one answer would open; empty where all is judged. */
export function notJudged(view: IssueView): string {
  const { assessment, texts } = view;
  const { answers, waiting, total } = unknownAnswers(
    assessment.domains.flatMap(({ practices }) => practices),
  );
  if (total === 0) return '';
  const shown = answers.slice(0, maxAnswers);
  const enough = answersForMost(shown, total);
  const domains = assessment.domains.filter(
    ({ proven, applicable }) => proven === null && applicable > 0,
  ).length;
  const words = enough === null ? null : texts.text(`assess:number.${enough}`);
  const head = { number: total, domains, answers: words, several: (enough ?? 0) > 1 };
  const rest = restOf(answers.slice(maxAnswers), waiting, texts);
  const list = asRendered(listedParts(rest, rest.length, 'need', texts));

  return [
    texts.markdown('maturity-issue:unknown.head', head),
    ...shown.map(answer => `- ${groupText(answer, view)}`),
    ...(rest.length === 0
      ? []
      : [`- ${texts.markdown('maturity-issue:unknown.rest', { shown: shown.length > 0, list })}`]),
  ].join('\n');
}

/** How many of the first answers open more than half; null where these do not. */
function answersForMost(answers: readonly Answer[], total: number): number | null {
  let opened = 0;
  const last = answers.findIndex(({ opens }) => {
    opened += opens.length;
    return opened * 2 > total;
  });

  return last === -1 ? null : last + 1;
}

function groupText({ kind, of, opens }: Answer, view: IssueView): string {
  const { texts } = view;
  const practices = practicesOf(view);
  const domains = new Set<DomainId | undefined>(opens.map(id => practices.get(id)?.domain));
  const form = kind === 'key' && knownKeys.has(of) ? of : kind;
  const answer: Rendered = texts.markdown(`maturity-issue:answer.${form}`, { key: of });

  return String(
    texts.markdown('maturity-issue:unknown.group', {
      answer,
      practices: opens.length,
      domains: domains.size,
    }),
  );
}

/** What waits for time or for nobody here, and for answers that open less. */
function restOf(
  others: readonly Answer[],
  waiting: ReadonlyMap<string, number>,
  texts: Texts,
): readonly string[] {
  const more = others.reduce((sum, { opens }) => sum + opens.length, 0);
  const groups = [...waiting].toSorted(([, a], [, b]) => b - a);

  return [...groups, ...(more === 0 ? [] : [['more', more] as const])].map(([kind, number]) =>
    String(
      texts.markdown('maturity-issue:unknown.why', {
        number,
        why: texts.text(`maturity-issue:why.${kind}`),
      }),
    ),
  );
}
