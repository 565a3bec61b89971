import { type PatchGate, reportFormats } from '../model/coverage.ts';
import type { ReportSource } from '../practices/incremental-coverage.ts';
import type { CoverageView } from './coverage-view.ts';
import { firstFew } from './first-few.ts';
import { shortSha } from './subject.ts';
import type { Texts } from './texts.ts';
import { unreadSources } from './unread-sources.ts';

const maxPaths = 5;
const maxReports = 30;

/** The fold "How this was measured": commits, reports, placed paths and the exact gate. Null when there was nothing to measure with. */
export function coverageMeasured(texts: Texts, view: CoverageView): string | null {
  const { facts, patch } = view.finding.evidence;
  if (facts.reports.length === 0 && facts.unreadable.length === 0) return null;
  const unplaced = firstFew(facts.unplaced, maxPaths);
  const mapped = firstFew(facts.numbering.mapped, maxPaths);
  const unsure = firstFew(facts.numbering.unsure, maxPaths);
  const reports = firstFew(facts.reports, maxReports);
  const merge = facts.numbering.testedMerge;
  const hasGate = view.finding.answer === 'met' || view.finding.answer === 'unmet';

  return String(
    texts.markdown('incremental-coverage:text.measured', {
      head: shortSha(view.subject.headSha),
      base: view.mergeBase === null ? null : shortSha(view.mergeBase),
      merge: merge === null ? null : shortSha(merge.sha),
      assumed: merge?.assumed ?? false,
      mapped: mapped.shown,
      moreMapped: mapped.more,
      unsure: unsure.shown,
      moreUnsure: unsure.more,
      branch: view.subject.baseBranch,
      fromRuns: facts.reports.some(report => 'run' in report),
      fromSent: facts.reports.some(report => 'sentBy' in report),
      reports: reports.shown.map(report => ({
        ...report,
        format: reportFormats[report.format],
        ...originOf(report),
      })),
      moreReports: reports.more,
      ...unreadSources(texts, facts, maxReports),
      unplaced: unplaced.shown.map(one => one.path),
      moreUnplaced: unplaced.more,
      gates: hasGate ? patch.gates.map(formulaOf) : [],
    }),
  );
}

function formulaOf({ component, covered, coverable, target, isMet }: PatchGate): object {
  return {
    ...{ component, covered, coverable, target },
    left: covered * 100,
    // 0.1 × 3 is not 0.30000000000000004 to a reader.
    right: Number((target * coverable).toFixed(6)),
    holds: isMet,
  };
}

function originOf(report: ReportSource): object {
  if ('sentBy' in report) return { sentBy: report.sentBy };
  const { name, number, url, attempt } = report.run;

  return { runName: `${name} #${number}`, runUrl: url, attempt };
}
