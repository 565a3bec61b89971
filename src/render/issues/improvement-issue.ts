import type { PolicyLanguage } from '../../policy/policy.ts';
import { fitToBudget } from '../budget.ts';
import { askedText } from '../ladder/asked-text.ts';
import { asRendered, type Language, type Texts } from '../texts.ts';
import { draftsPart } from './drafts/drafts-part.ts';
import { findPractice } from './find-practice.ts';
import { improvementKey, improvementTitle } from './improvement-text.ts';
import { improvementView } from './improvement-view.ts';
import { inLanguages, titleLanguage } from './in-languages.ts';
import type { ImprovementIssueInput } from './issue-inputs.ts';
import { leadSentence } from './lead-sentence.ts';
import { saidByLink } from './said-by-text.ts';
import { seenParagraph } from './seen-paragraph.ts';
import { whyParagraph } from './why-paragraph.ts';

export interface IssueText {
  readonly title: string;
  readonly body: string;
}

/** GitHub takes 65,536 characters; a hidden marker comes behind it. */
const maxBytes = 59_000;

/** What is proposed, in the order in which it is read: what, evidence, why, how, when it is done, who asks, how to refuse. */
export function improvementIssue(
  input: ImprovementIssueInput,
  texts: Readonly<Record<Language, Texts>>,
  language: PolicyLanguage,
): IssueText {
  return {
    // It stays for the life of the issue, so a figure in it is that of the first day.
    title: improvementTitle(input, texts[titleLanguage(language)]),
    body: fitToBudget(
      inLanguages(texts, language, each => bodyIn(input, each)),
      maxBytes,
    ),
  };
}

function bodyIn(input: ImprovementIssueInput, texts: Texts): string {
  const { step, result, facts, targetSaidBy, url } = input;
  const practice = findPractice(step.practice);
  const { unit } = practice.levels;
  const asked = unit === 'yes' ? null : askedText(practice, step.level, result.figures, texts);
  const lineNumber = targetSaidBy.line ?? undefined;
  const label = texts.text('improvement:place', { file: targetSaidBy.file, line: lineNumber });
  const place = saidByLink(targetSaidBy, label, url);
  const drafts = draftsPart(input, texts);

  return [
    leadSentence(input, texts),
    seenParagraph(input, texts),
    whyParagraph(input, texts),
    [
      texts.markdown('improvement:how', {
        who: texts.text(`improvement:who.${practice.actor}`),
        effort: texts.text(`improvement:effort.${practice.cost}`),
      }),
      texts.markdown(stepsKey(input, texts), improvementView(input)),
    ].join('\n'),
    ...(drafts === null ? [] : [drafts]),
    texts
      .markdown('improvement:closes', { level: step.level, asked: asked === null ? null : asRendered(asked) })
      .toString(),
    texts
      .markdown('improvement:asked-for', {
        ...{ practice: practice.id, level: step.level, target: facts.policy.target },
        place: place === null ? null : asRendered(place),
      })
      .toString(),
    texts.markdown('improvement:refuse', { practice: practice.id }).toString(),
  ].join('\n\n');
}

function stepsKey({ step }: ImprovementIssueInput, texts: Texts): string {
  const key = improvementKey(findPractice(step.practice), 'steps', step.level, texts);
  if (key === undefined) throw new Error(`No steps for an improvement issue on "${step.practice}".`);

  return key;
}
