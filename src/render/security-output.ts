import type { Annotation, CheckRunOutput } from '../model/check-run-output.ts';
import type { Unseen } from '../practices/security-change.ts';
import { maxAnnotations } from './coverage-annotations.ts';
import { firstFew } from './first-few.ts';
import { fittingTitle } from './fitting-title.ts';
import { policyParagraphs } from './policy-notices.ts';
import { ruleNote } from './rule-note.ts';
import { ruleParts } from './rule-sentence.ts';
import { annotationText, placeOfItem } from './security-places.ts';
import { groupsOf, type SecurityGroup, type SecurityView } from './security-view.ts';
import { siblingsSentence } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';
import { waivedSentence, waiveSentence } from './waiver-sentences.ts';

const maxPlaces = 5;
const maxUnseen = 5;

export function securityOutput(texts: Texts, view: SecurityView): CheckRunOutput {
  const { finding, subject, waiver } = view;
  const { items, files, unseen } = finding.evidence;
  const unmet = finding.answer === 'unmet';

  return {
    title: securityTitle(texts, view),
    summary: String(
      texts.markdown('security:summary.judged', {
        result: texts.markdown(`security:result.${finding.answer}`, { places: items.length, files }),
        waived: unmet ? waivedSentence(texts, subject, waiver) : null,
        groups: groupsOf(items).map(group => groupParts(texts, view, group)),
        unseen: unseen.map(one => ({ reason: unseenSentence(texts, one) })),
        leftOut: view.leftOut.map(({ practice, until }) => ({ practice, until })),
        siblings: siblingsSentence(texts, subject),
        unmet,
        fork: subject.fromFork,
        rule: texts.markdown('security:rule', ruleParts(texts, subject, view.rule, unmet)),
        waive: unmet && waiver === null ? waiveSentence(texts, 'security') : null,
        policy: policyParagraphs(texts, view.policyNotices, subject.baseBranch),
      }),
    ),
    text: null,
    annotations: annotationsOf(texts, view),
  };
}

/** One paragraph for the pull request's comment: the gravest practice with its first place, and how many more there are. */
export function securityNote(texts: Texts, view: SecurityView): string {
  const [first, ...others] = groupsOf(view.finding.evidence.items);
  const [place, ...more] = first?.items ?? [];
  if (first === undefined || place === undefined) return '';

  return String(
    texts.markdown('security:note', {
      what: texts.markdown(`security:name.${first.practice}`),
      evidence: placeOfItem(texts, view, place),
      morePlaces: more.length,
      others: others.map(({ practice }) => ({ what: texts.markdown(`security:name.${practice}`) })),
      step: texts.markdown(`security:step.${first.practice}`),
      waived: waivedSentence(texts, view.subject, view.waiver),
      rule: ruleNote(texts, view.subject, view.rule, view.rule.modeSetting),
    }),
  );
}

function unseenSentence(texts: Texts, { reason, paths }: Unseen): Rendered {
  const few = firstFew(paths, maxUnseen);

  return texts.markdown(`security:unseen.${reason}`, {
    paths: few.shown.map(path => ({ path })),
    moreFiles: few.more,
  });
}

function groupParts(texts: Texts, view: SecurityView, { practice, items }: SecurityGroup): object {
  const few = firstFew(items, maxPlaces);

  return {
    what: texts.markdown(`security:what.${practice}`),
    places: few.shown.map(item => ({ evidence: placeOfItem(texts, view, item) })),
    morePlaces: few.more,
    step: texts.markdown(`security:step.${practice}`),
  };
}

function securityTitle(texts: Texts, { finding, rule, waiver }: SecurityView): string {
  const { items, files } = finding.evidence;
  if ('reason' in finding) return texts.line(`security:title.${finding.reason}`);
  if (finding.answer === 'met') return texts.line('security:title.met', { files });
  const [first, ...others] = groupsOf(items);
  const named = {
    places: items.length,
    first: first === undefined ? '' : texts.line(`security:label.${first.practice}`),
    others: others.length,
  };

  return fittingTitle([
    () =>
      texts.line('security:title.unmet', {
        ...named,
        advice: rule.mode === 'advise' && waiver === null,
        waived: waiver !== null,
      }),
    () => texts.line('security:title.unmet', { ...named, waived: waiver !== null }),
  ]);
}

function annotationsOf(texts: Texts, { finding }: SecurityView): readonly Annotation[] {
  return finding.evidence.items
    .filter(({ line }) => line !== null)
    .slice(0, maxAnnotations)
    .map(item => ({
      path: item.path,
      startLine: item.line ?? 1,
      endLine: item.line ?? 1,
      message: annotationText(texts, item),
    }));
}
