import { neededLines, stepRow } from './coverage-files.ts';
import type { CoverageView } from './coverage-view.ts';
import { ruleNote } from './rule-note.ts';
import type { Texts } from './texts.ts';
import { waivedSentence } from './waiver-sentences.ts';

/** One paragraph for the comment on a pull request whose coverage fell short. */
export function coverageNote(texts: Texts, { finding, subject, rule, waiver }: CoverageView): string {
  const { patch } = finding.evidence;
  const step = stepRow(patch);

  return String(
    texts.markdown('sticky-comment:note.incremental-coverage', {
      percent: (patch.percent ?? 0).toFixed(2),
      target: patch.target,
      missed: patch.coverable - patch.covered,
      step: step && { ...step, enough: step.covered - patch.covered >= neededLines(patch) },
      waived: waivedSentence(texts, subject, waiver),
      rule: ruleNote(texts, subject, rule, { setting: null, provenance: rule.provenance }),
    }),
  );
}
