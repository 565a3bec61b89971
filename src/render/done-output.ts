import type { CheckRunOutput } from '../model/check-run-output.ts';
import type { Finding } from '../model/finding.ts';
import type { Waiver } from '../model/waiver.ts';
import type { Readiness, ReadinessEvidence, ReadinessReason } from '../practices/definition-of-done.ts';
import { fittingTitle } from './fitting-title.ts';
import { type PolicyNotices, policyParagraphs } from './policy-notices.ts';
import { ruleNote } from './rule-note.ts';
import { type Enforcement, ruleParts } from './rule-sentence.ts';
import { type Subject, siblingsSentence } from './subject.ts';
import type { Texts } from './texts.ts';
import { waivedSentence, waiveSentence } from './waiver-sentences.ts';

export interface DoneView {
  readonly finding: Finding<ReadinessReason, ReadinessEvidence>;
  readonly subject: Subject;
  readonly rule: Enforcement;
  readonly waiver: Waiver | null;
  readonly policyNotices: PolicyNotices;
}

export function doneOutput(texts: Texts, view: DoneView): CheckRunOutput {
  const { finding, subject, waiver } = view;
  const { items } = finding.evidence;
  const unmet = finding.answer === 'unmet';
  const key = 'reason' in finding ? finding.reason : finding.answer;

  return {
    title: doneTitle(texts, view),
    summary: String(
      texts.markdown('definition-of-done:summary.judged', {
        result: texts.markdown(`definition-of-done:result.${key}`),
        waived: unmet ? waivedSentence(texts, subject, waiver) : null,
        items: items.map(one => ({
          what: texts.markdown(`definition-of-done:name.${one.item}`),
          state: texts.markdown(`definition-of-done:answer.${one.answer}`),
          evidence: texts.markdown(`definition-of-done:seen.${one.item}-${one.answer}`, { ...one }),
        })),
        siblings: siblingsSentence(texts, subject),
        rule: texts.markdown('definition-of-done:rule', ruleParts(texts, subject, view.rule, unmet)),
        waive: unmet && waiver === null ? waiveSentence(texts, 'definition-of-done') : null,
        policy: policyParagraphs(texts, view.policyNotices, subject.baseBranch),
      }),
    ),
    text: null,
    annotations: [],
  };
}

/** One paragraph for the pull request's comment. */
export function doneNote(texts: Texts, view: DoneView): string {
  const open = openItems(view);

  return String(
    texts.markdown('definition-of-done:note', {
      items: open.map(({ item }) => ({ what: texts.line(`definition-of-done:label.${item}`) })),
      waived: waivedSentence(texts, view.subject, view.waiver),
      rule: ruleNote(texts, view.subject, view.rule, view.rule.modeSetting),
    }),
  );
}

function doneTitle(texts: Texts, view: DoneView): string {
  const { finding, rule, waiver } = view;
  if ('reason' in finding) return texts.line(`definition-of-done:title.${finding.reason}`);
  const asked = finding.evidence.items.filter(({ item }) => item !== 'claimed');
  const met = asked.filter(({ answer }) => answer === 'met').length;
  if (finding.answer === 'met') return texts.line('definition-of-done:title.met', { asked: asked.length });
  const names = openItems(view).map(({ item }) => texts.line(`definition-of-done:label.${item}`));
  const said = (shown: number, isLong: boolean) => ({
    ...{ met, asked: asked.length },
    names: names.slice(0, shown).map(name => ({ name })),
    more: Math.max(0, names.length - shown),
    waived: waiver !== null,
    advice: isLong && rule.mode === 'advise' && waiver === null,
  });

  return fittingTitle(
    [3, 2, 1].flatMap(shown => [
      () => texts.line('definition-of-done:title.unmet', said(shown, true)),
      () => texts.line('definition-of-done:title.unmet', said(shown, false)),
    ]),
  );
}

/** What is to be done still; what nobody can mend any more is not. */
function openItems({ finding }: DoneView): readonly Readiness[] {
  return finding.evidence.items.filter(({ item, answer }) => answer === 'unmet' && item !== 'claimed');
}
