import type { CoverageView } from './coverage-view.ts';
import { firstFew } from './first-few.ts';
import { shortSha } from './subject.ts';
import type { Texts } from './texts.ts';

const maxPaths = 5;
const maxReports = 30;

/** The fold "How this was measured": commits, reports, placed paths and the exact gate. */
export function coverageMeasured(texts: Texts, view: CoverageView): string {
  const { facts, patch } = view.finding.evidence;
  const unplaced = firstFew(facts.unplaced, maxPaths);
  const judged = view.finding.answer === 'met' || view.finding.answer === 'unmet';
  const merge = facts.numbering.testedMerge;

  return String(
    texts.markdown('incremental-coverage:text.measured', {
      head: shortSha(view.subject.headSha),
      base: view.mergeBase === null ? null : shortSha(view.mergeBase),
      merge: merge === null ? null : shortSha(merge.sha),
      assumed: merge?.assumed ?? false,
      mapped: facts.numbering.mapped.slice(0, maxPaths),
      branch: view.subject.baseBranch,
      reports: facts.reports.slice(0, maxReports).map(report => ({
        ...report,
        runName: report.run.name,
        runUrl: report.run.url,
        runNumber: report.run.number,
        attempt: report.run.attempt,
      })),
      unreadable: facts.unreadable.slice(0, maxReports),
      unplaced: unplaced.shown.map(one => one.path),
      moreUnplaced: unplaced.more,
      gate: judged,
      covered: patch.covered,
      coverable: patch.coverable,
      target: patch.target,
      left: patch.covered * 100,
      right: patch.target * patch.coverable,
      holds: patch.conclusion === 'success',
    }),
  );
}
