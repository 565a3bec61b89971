import { missedBlocksOf, smallestStep } from '../coverage/missed-blocks.ts';
import type { CheckRunOutput } from '../model/check-run-output.ts';
import type { CoverageEvidence, CoverageReason } from '../practices/incremental-coverage.ts';
import { coverageAnnotations } from './coverage-annotations.ts';
import { coverageCommand } from './coverage-command.ts';
import { coverageMeasured } from './coverage-measured.ts';
import type { CoverageView } from './coverage-view.ts';
import { firstFew } from './first-few.ts';
import { lineRange } from './line-range.ts';
import { ruleSentence, shortSha } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';

const maxFiles = 10;
const maxBlocks = 12;
const maxNames = 5;

export function coverageOutput(texts: Texts, view: CoverageView): CheckRunOutput {
  const { finding } = view;
  const measured = coverageMeasured(texts, view);
  if (finding.answer === 'not-applicable') {
    return {
      title: texts.line('incremental-coverage:title.nothing-changed', { fileCount: fileCount(finding) }),
      summary: String(
        texts.markdown('incremental-coverage:summary.nothing-changed', {
          fileCount: fileCount(finding),
          ...ignoredOf(finding.evidence),
        }),
      ),
      text: measured,
      annotations: [],
    };
  }
  if (finding.answer === 'unknown') return unknownOutput(texts, view, finding.reason, measured);

  return judgedOutput(texts, view, measured);
}

function unknownOutput(
  texts: Texts,
  view: CoverageView,
  reason: CoverageReason,
  measured: string,
): CheckRunOutput {
  const { patch, facts } = view.finding.evidence;
  const absent = firstFew(patch.absent, maxNames);
  const values = {
    head: shortSha(view.subject.headSha),
    branch: view.subject.baseBranch,
    absentCount: patch.absent.length,
    absent: absent.shown,
    moreAbsent: absent.more,
    unplaced: facts.unplaced.slice(0, maxNames).map(one => one.path),
    withoutPatch: facts.change.withoutPatch.slice(0, maxNames),
    runs: view.pendingRuns,
    artifacts: view.rule.artifacts,
  };

  return {
    title: texts.line(`incremental-coverage:title.${reason}`, values),
    summary: String(
      texts.markdown('incremental-coverage:summary.unknown', {
        reason: texts.markdown(`incremental-coverage:reason.${reason}`, values),
        advice: texts.markdown(`incremental-coverage:advice.${reason}`, values),
      }),
    ),
    text: measured,
    annotations: [],
  };
}

function judgedOutput(texts: Texts, view: CoverageView, measured: string): CheckRunOutput {
  const { subject, rule } = view;
  const { patch } = view.finding.evidence;
  const values = {
    percent: (patch.percent ?? 0).toFixed(2),
    covered: patch.covered,
    coverable: patch.coverable,
    target: patch.target,
  };
  const absent = firstFew(patch.absent, maxNames);
  const command = coverageCommand(view);

  return {
    title: texts.line('incremental-coverage:title.judged', values),
    summary: String(
      texts.markdown('incremental-coverage:summary.judged', {
        ...values,
        ...fileRows(view),
        step: stepOf(view),
        partial: patch.partial,
        partials: rule.values.partials,
        partialsMissed: rule.values.partials === 'missed',
        absent: absent.shown,
        moreAbsent: absent.more,
        ...ignoredOf(view.finding.evidence),
        siblings: subject.siblings,
        command,
        fromFork: subject.fromFork,
        rule: ruleSentence(texts, 'incremental-coverage', subject, rule, { target: patch.target }),
        exception: view.finding.answer === 'unmet' ? exceptionOf(texts, view) : null,
      }),
    ),
    text: measured,
    annotations: coverageAnnotations(texts, patch),
  };
}

function fileRows(view: CoverageView): { files: readonly object[]; moreFiles: number } {
  const { patch } = view.finding.evidence;
  const blocks = Map.groupBy(missedBlocksOf(patch), block => block.path);
  const missed = patch.files
    .filter(file => file.missed.length > 0)
    .toSorted((a, b) => b.missed.length - a.missed.length || (a.path < b.path ? -1 : 1));
  const { shown, more } = firstFew(missed, maxFiles);

  return {
    files: shown.map(file => {
      const few = firstFew(blocks.get(file.path) ?? [], maxBlocks);

      return {
        path: file.path,
        missed: file.missed.length,
        coverable: file.coverable,
        blocks: few.shown.map(block => ({
          range: lineRange(block.startLine, block.endLine),
          url: view.subject.links.lines(view.subject.headSha, block.path, block.startLine, block.endLine),
        })),
        moreBlocks: few.more,
      };
    }),
    moreFiles: more,
  };
}

function stepOf(view: CoverageView): object | null {
  if (view.finding.answer !== 'unmet') return null;
  const step = smallestStep(view.finding.evidence.patch);
  if (step === undefined) return null;

  return {
    path: step.block.path,
    range: lineRange(step.block.startLine, step.block.endLine),
    single: step.block.startLine === step.block.endLine,
    covered: step.covered,
    percent: step.percent.toFixed(2),
  };
}

function exceptionOf(texts: Texts, view: CoverageView): Rendered {
  const { locked, file } = view.rule.ignoreProvenance;

  return texts.markdown('incremental-coverage:exception', {
    ignoreLocked: locked,
    ignoreFile: file,
    branch: view.subject.baseBranch,
  });
}

function ignoredOf(evidence: CoverageEvidence): object {
  const { shown, more } = firstFew(evidence.patch.ignored, maxNames);

  return { ignored: shown, moreIgnored: more };
}

function fileCount(finding: CoverageView['finding']): number {
  return finding.evidence.facts.change.fileCount;
}
