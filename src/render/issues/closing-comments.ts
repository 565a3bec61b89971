import { domainNames } from '../../model/domain.ts';
import type { PracticeResult } from '../../model/practice-result.ts';
import type { PolicyLanguage } from '../../policy/policy.ts';
import type { Practice } from '../../practices/define-practice.ts';
import { formatValue } from '../ladder/format-value.ts';
import { levelText } from '../ladder/level-text.ts';
import { practiceText } from '../ladder/practice-text.ts';
import { seenText } from '../ladder/seen-text.ts';
import { md } from '../markdown.ts';
import { asRendered, type Language, type Texts } from '../texts.ts';
import { findPractice } from './find-practice.ts';
import { inLanguages } from './in-languages.ts';
import type { ClosingInput, WithdrawnInput } from './issue-inputs.ts';

type AllTexts = Readonly<Record<Language, Texts>>;

/** With the figures before and after, and where the domain stands now. */
export function doneComment(input: ClosingInput, texts: AllTexts, language: PolicyLanguage): string {
  return inLanguages(texts, language, each => {
    const practice = findPractice(input.practice);
    const [before, after] = [input.before, input.after].map(result => shareText(result, each));
    const [valueBefore, valueAfter] = [input.before, input.after].map(({ value }) =>
      value === null ? '–' : formatValue(value, practice.levels, each),
    );
    const [seenBefore, seenAfter] = [input.before, input.after].map(result =>
      asRendered(seenText(practice, result, each, md)),
    );

    return each
      .markdown('improvement:closing.done', {
        title: asRendered(practiceText(practice, 'name', each)),
        ...{ shares: before !== null && after !== null, before, after, valueBefore, valueAfter },
        ...{ isFigure: isFigure(practice), seenBefore, seenAfter },
        standing: asRendered(standingText(input, practice, each)),
      })
      .toString();
  });
}

/** Of an issue that somebody closed as done, and whose finding got materially worse since. */
export function reopenedComment(
  { practice: id, before, after }: Pick<ClosingInput, 'practice' | 'before' | 'after'>,
  texts: AllTexts,
  language: PolicyLanguage,
): string {
  const practice = findPractice(id);

  return inLanguages(texts, language, each =>
    each
      .markdown('improvement:closing.reopened', {
        before: asRendered(foundText(practice, before, each)),
        after: asRendered(foundText(practice, after, each)),
      })
      .toString(),
  );
}

export function withdrawnComment(
  { practice, why, until = null, because = null }: WithdrawnInput,
  texts: AllTexts,
  language: PolicyLanguage,
): string {
  return inLanguages(texts, language, each =>
    each.markdown(`improvement:withdrawn.${why}`, { practice, until, because }).toString(),
  );
}

/** A step is said in words, and so is yes or no. */
const isFigure = ({ levels: { unit } }: Practice): boolean => unit !== 'step' && unit !== 'yes';

function foundText(practice: Practice, result: PracticeResult, texts: Texts): string {
  const seen = seenText(practice, result, texts, md);
  if (!isFigure(practice) || result.value === null) return seen;
  const value = formatValue(result.value, practice.levels, texts);

  return texts.text('improvement:closing.found', { seen, value });
}

/** `2 of 6`; null of what is no share. */
function shareText({ figures }: PracticeResult, texts: Texts): string | null {
  const { part, whole } = figures;

  return typeof part === 'number' && typeof whole === 'number'
    ? texts.text('improvement:closing.share', { part, whole })
    : null;
}

function standingText({ assessment }: ClosingInput, { domain: id }: Practice, texts: Texts): string {
  const domain = domainNames[id][texts.language];
  const found = assessment.domains.find(one => one.id === id);
  const level = found && levelText(found, texts);
  if (level === undefined) return texts.text('improvement:closing.no-level', { domain });
  const left = assessment.next.filter(step => step.domain === id);
  const steps = left.length;

  return texts.text('improvement:closing.standing', {
    ...{ domain, level, steps, single: steps === 1, next: left[0]?.level },
    isRange: found !== undefined && found.proven !== found.possible,
  });
}
