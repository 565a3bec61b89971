import type { NextStep } from '../../maturity/next-steps.ts';
import { domainNames } from '../../model/domain.ts';
import { askedLevels } from '../../model/level.ts';
import { practiceText } from '../ladder/practice-text.ts';
import { saidText } from '../ladder/said-text.ts';
import { shortOfTarget } from '../ladder/short-of-target.ts';
import { practicesOf } from '../ladder/shown-assessment.ts';
import { mdWithCode } from '../markdown.ts';
import { asRendered } from '../texts.ts';
import { improvementTitle } from './improvement-text.ts';
import { gating, type IssueView, levelName } from './issue-view.ts';
import { listedParts } from './listed-parts.ts';

const maxNamed = 3;

/** What to do next, by whom, how long it takes and what it brings; or why there is no such step. */
export function nextStepPart(view: IssueView): string {
  const [step] = view.assessment.next;

  return step === undefined ? noStep(view) : stepText(step, view);
}

function stepText(step: NextStep, view: IssueView): string {
  const { assessment, improvements, texts } = view;
  const domain = assessment.domains.find(({ id }) => id === step.domain);
  const practice = practicesOf(view).get(step.practice);
  const result = domain?.practices.find(({ id }) => id === step.practice);
  if (domain === undefined || practice === undefined || result === undefined) return noStep(view);
  const upToLevel = askedLevels.filter(level => level <= step.level);

  return String(
    texts.markdown('maturity-issue:next.step', {
      title: asRendered(
        mdWithCode(improvementTitle({ facts: view.facts, step, result, url: view.url }, texts)),
      ),
      cost: asRendered(texts.text(`maturity-issue:cost.${step.cost}`)),
      actor: asRendered(texts.text(`ladder:actor.${practice.actor}`)),
      issue: improvements.get(step.practice) ?? null,
      said: asRendered(saidText(practice, result, texts, mdWithCode)),
      remedy: asRendered(practiceText(practice, 'remedy', texts)),
      others: step.stepsToLevel - 1,
      domain: asRendered(domainNames[domain.id][texts.language]),
      level: levelName(step.level, texts.language),
      unsure: gating(domain).some(({ lines }) => upToLevel.some(level => lines[level] === 'unknown')),
    }),
  );
}

function noStep(view: IssueView): string {
  const { assessment, facts, texts } = view;
  const { target } = facts.policy;
  const levelled = assessment.domains.filter(({ proven }) => proven !== null);
  const isOpen = levelled.some(({ proven }) => proven !== null && proven < target);
  const states = levelled
    .flatMap(gating)
    .flatMap(({ lines }) => askedLevels.flatMap(level => (level <= target ? (lines[level] ?? []) : [])));
  const met = states.filter(state => state === 'met').length;
  const level = levelName(target, texts.language);
  const names = shortOfTarget(view).flatMap(id => {
    const practice = practicesOf(view).get(id);

    return practice === undefined ? [] : [practiceText(practice, 'name', texts)];
  });
  const form = levelled.length === 0 ? 'few' : isOpen ? 'open' : 'there';
  const judged = met + states.filter(state => state === 'unmet').length;
  const also = {
    level,
    list: asRendered(listedParts(names, maxNamed, 'item', texts)),
  };

  return [
    texts.markdown(`maturity-issue:next.${form}`, { level, met, judged }),
    ...(names.length === 0 ? [] : [texts.markdown('maturity-issue:next.also', also)]),
  ].join('\n');
}
