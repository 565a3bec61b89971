import { flooredPercent } from '../coverage/patch-gates.ts';
import type { CoverageView } from './coverage-view.ts';
import { shortSha } from './subject.ts';
import { groupDigits, type Rendered, type Texts } from './texts.ts';

/** What share of the whole project tests run, before and with the change: shown, never judged. Null where it is not known. */
export function existingSentence(
  texts: Texts,
  { finding, existingBefore, subject }: CoverageView,
): Rendered | null {
  const { existing } = finding.evidence.facts;
  if (existing === null) return null;

  return texts.markdown('incremental-coverage:existing', {
    percent: percentOf(existing),
    covered: groupDigits(existing.covered),
    lines: existing.lines,
    before: existingBefore === null ? null : percentOf(existingBefore),
    at: existingBefore === null ? null : shortSha(existingBefore.sha),
    branch: subject.baseBranch,
  });
}

function percentOf({ covered, lines }: { readonly covered: number; readonly lines: number }): string {
  return flooredPercent(covered, lines).toFixed(2);
}
