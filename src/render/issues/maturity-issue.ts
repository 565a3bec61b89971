import { fitToBudget } from '../budget.ts';
import type { Language, Texts } from '../texts.ts';
import { languageFold } from '../two-languages.ts';
import { domainTable } from './domain-table.ts';
import { type IssueDetail, issueDetails } from './issue-detail.ts';
import type { MaturityIssueInput } from './issue-inputs.ts';
import type { IssueView } from './issue-view.ts';
import { maturityFoot } from './maturity-foot.ts';
import { nextStepPart } from './next-step-part.ts';
import { notApplicable } from './not-applicable.ts';
import { notJudged } from './not-judged.ts';
import { practiceList } from './practice-list.ts';
import { publishedFigures } from './published-figures.ts';
import { sinceLine } from './since-line.ts';
import { waiverList, waiversInForce } from './waivers-in-force.ts';
import { weeksChart } from './weeks-chart.ts';

/** GitHub takes 65,536 characters; the hidden marker is still to come, and bytes are never fewer than characters. */
const maxBytes = 58_000;

/** The title never changes. Of `both` languages the second one stands in a fold. */
export function maturityIssue(
  input: MaturityIssueInput,
  texts: Readonly<Record<Language, Texts>>,
  language: Language | 'both',
): { readonly title: string; readonly body: string } {
  const languages = language === 'both' ? (['zh-CN', 'en'] as const) : ([language] as const);
  const facts = { ...input.facts, webUrl: input.url };
  const bodies = languages.map(name => {
    const bodyOf = bodiesOf({ ...input, facts, texts: texts[name] });

    return name === languages[0] ? bodyOf : (detail: IssueDetail) => languageFold(bodyOf(detail), name);
  });

  return {
    title: texts[languages[0]].line('maturity-issue:title.issue'),
    body: firstThatFits(detail => bodies.map(bodyOf => bodyOf(detail)).join('\n\n')),
  };
}

type DetailedBody = (detail: IssueDetail) => string;

function firstThatFits(bodyOf: DetailedBody): string {
  let body = '';
  for (const detail of issueDetails) {
    body = bodyOf(detail);
    if (new TextEncoder().encode(body).byteLength <= maxBytes) return body;
  }

  return fitToBudget(body, maxBytes);
}

/** The first screen, then folds, then the foot. Only the folds are more or less detailed. */
function bodiesOf(view: IssueView): DetailedBody {
  const screen = [
    nextStepPart(view),
    ...domainTable(view),
    publishedFigures(view),
    sinceLine(view),
    notJudged(view),
    notApplicable(view),
  ];
  const [chart, foot] = [weeksChart(view), maturityFoot(view)];

  return detail => [...screen, folds(view, detail, chart), foot].filter(part => part !== '').join('\n\n');
}

function folds(view: IssueView, detail: IssueDetail, chart: string | null): string {
  const { assessment, texts } = view;
  const fold = (name: string, number: number | null, markdown: string | null) => {
    if (markdown === null) return [];
    const summary = texts.markdown(`maturity-issue:${name}.fold`, { number });

    return [`<details><summary>${summary}</summary>\n\n${markdown}\n\n</details>`];
  };
  const waivers = waiversInForce(view);
  const list = waivers.length === 0 ? null : waiverList(waivers, detail.waivers, view);
  const practices = assessment.domains.reduce((sum, domain) => sum + domain.practices.length, 0);

  return [
    ...fold('practices', practices, practiceList(view, detail)),
    ...fold('chart', null, chart),
    ...fold('waivers', waivers.length, list),
    ...fold('computed', null, String(texts.markdown('maturity-issue:computed.text'))),
  ].join('\n');
}
