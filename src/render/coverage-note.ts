import { stepRow } from './coverage-files.ts';
import { gateInFront } from './coverage-gates.ts';
import type { CoverageView } from './coverage-view.ts';
import { ruleNote } from './rule-note.ts';
import type { Texts } from './texts.ts';
import { waivedSentence } from './waiver-sentences.ts';

/** One paragraph for the comment on a pull request whose coverage fell short. */
export function coverageNote(
  texts: Texts,
  { finding, subject, rule, waiver, withheld }: CoverageView,
): string {
  const { patch } = finding.evidence;
  const gate = gateInFront(patch) ?? patch;

  return String(
    texts.markdown('sticky-comment:note.incremental-coverage', {
      withheld: withheld === 'asked',
      branch: subject.baseBranch,
      missing: patch.reason === 'missing-files',
      absentCount: patch.absent.length,
      component: 'component' in gate ? gate.component : null,
      percent: (gate.percent ?? 0).toFixed(2),
      target: gate.target,
      missed: gate.coverable - gate.covered,
      step: stepRow(patch),
      waived: waivedSentence(texts, subject, waiver),
      rule: ruleNote(texts, subject, rule, {
        setting: null,
        provenance:
          'component' in gate && gate.component !== null ? rule.componentsProvenance : rule.provenance,
      }),
    }),
  );
}
