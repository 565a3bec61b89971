import type { CheckRunOutput } from '../model/check-run-output.ts';
import type { CoverageReason } from '../practices/incremental-coverage.ts';
import { coverageAnnotations } from './coverage-annotations.ts';
import { coverageCommand } from './coverage-command.ts';
import { fileRows, neededLines, stepRow } from './coverage-files.ts';
import { coverageMeasured } from './coverage-measured.ts';
import type { CoverageView } from './coverage-view.ts';
import { firstFew } from './first-few.ts';
import { fittingTitle } from './fitting-title.ts';
import { policyParagraphs } from './policy-notices.ts';
import { ignoreSentence, placeOf, ruleParts } from './rule-sentence.ts';
import { shortSha, siblingsSentence } from './subject.ts';
import type { Rendered, Texts } from './texts.ts';
import { waivedSentence, waiveSentence } from './waiver-sentences.ts';

const maxNames = 5;

export function coverageOutput(texts: Texts, view: CoverageView): CheckRunOutput {
  const { finding } = view;
  if (finding.answer === 'unknown') return unknownOutput(texts, view, finding.reason);

  return finding.answer === 'not-applicable'
    ? nothingChangedOutput(texts, view)
    : judgedOutput(texts, view, finding.answer === 'unmet');
}

function nothingChangedOutput(texts: Texts, view: CoverageView): CheckRunOutput {
  const { fileCount } = view.finding.evidence.facts.change;

  return {
    title: texts.line('incremental-coverage:title.nothing-changed', { fileCount }),
    summary: String(
      texts.markdown('incremental-coverage:summary.nothing-changed', {
        fileCount,
        ...besides(texts, view),
      }),
    ),
    text: coverageMeasured(texts, view),
    annotations: [],
  };
}

function unknownOutput(texts: Texts, view: CoverageView, reason: CoverageReason): CheckRunOutput {
  const { patch, facts } = view.finding.evidence;
  const absent = firstFew(patch.absent, maxNames);
  const withoutPatch = firstFew(facts.change.withoutPatch, maxNames);
  const runs = firstFew(view.pendingRuns, maxNames);
  const artifacts = firstFew(view.rule.artifacts, maxNames);
  const unreadable = firstFew(facts.unreadable, maxNames);
  const values = {
    head: shortSha(view.subject.headSha),
    branch: view.subject.baseBranch,
    absentCount: patch.absent.length,
    absent: absent.shown,
    moreAbsent: absent.more,
    unplaced: firstFew(facts.unplaced, maxNames).shown.map(one => one.path),
    withoutPatch: withoutPatch.shown,
    moreWithoutPatch: withoutPatch.more,
    runs: runs.shown,
    moreRuns: runs.more,
    artifacts: artifacts.shown,
    moreArtifacts: artifacts.more,
    unreadable: unreadable.shown,
    moreUnreadable: unreadable.more,
  };

  return {
    title: fittingTitle([
      cut =>
        texts.line(`incremental-coverage:title.${reason}`, {
          ...values,
          branch: cut(view.subject.baseBranch),
        }),
    ]),
    summary: String(
      texts.markdown('incremental-coverage:summary.unknown', {
        reason: texts.markdown(`incremental-coverage:reason.${reason}`, values),
        advice: texts.markdown(`incremental-coverage:advice.${reason}`, values),
        exception: reason === 'absent' ? ignoreOf(texts, view) : null,
        ...besides(texts, view),
      }),
    ),
    text: coverageMeasured(texts, view),
    annotations: [],
  };
}

function judgedOutput(texts: Texts, view: CoverageView, unmet: boolean): CheckRunOutput {
  const { subject, rule } = view;
  const waiver = unmet ? view.waiver : null;
  const counts = unmet && waiver === null;
  const { patch, facts } = view.finding.evidence;
  const values = {
    percent: (patch.percent ?? 0).toFixed(2),
    covered: patch.covered,
    coverable: patch.coverable,
    target: patch.target,
    waived: waivedSentence(texts, subject, waiver),
  };
  const absent = firstFew(patch.absent, maxNames);

  return {
    title: texts.line('incremental-coverage:title.judged', values),
    summary: String(
      texts.markdown('incremental-coverage:summary.judged', {
        ...values,
        ...fileRows(view),
        step: unmet ? stepRow(patch) : null,
        needed: neededLines(patch),
        partial: patch.partial,
        partials: rule.values.partials,
        partialsMissed: rule.values.partials === 'missed',
        absent: absent.shown,
        moreAbsent: absent.more,
        command: coverageCommand(view),
        fromFork: subject.fromFork && facts.reports.some(report => 'run' in report),
        next: texts.markdown('every-check:next'),
        rule: texts.markdown('incremental-coverage:rule', {
          target: patch.target,
          place: placeOf(texts, subject, rule.provenance),
          ...ruleParts(texts, subject, rule, counts),
        }),
        exception: counts ? exceptionOf(texts, view) : null,
        ...besides(texts, view),
      }),
    ),
    text: coverageMeasured(texts, view),
    annotations: coverageAnnotations(texts, patch),
  };
}

function exceptionOf(texts: Texts, view: CoverageView): Rendered {
  return texts.markdown('incremental-coverage:exception', {
    waive: waiveSentence(texts, 'incremental-coverage'),
    ignore: ignoreOf(texts, view),
  });
}

function ignoreOf(texts: Texts, { subject, rule }: CoverageView): Rendered {
  return ignoreSentence(texts, subject, 'incremental-coverage', rule);
}

/** What stands in every summary where there is something to say. */
function besides(texts: Texts, { finding, subject, policyNotices }: CoverageView): object {
  const { shown, more } = firstFew(finding.evidence.patch.ignored, maxNames);

  return {
    ignored:
      shown.length === 0
        ? null
        : texts.markdown('incremental-coverage:ignored', { ignored: shown, moreIgnored: more }),
    siblings: siblingsSentence(texts, subject),
    policy: policyParagraphs(texts, policyNotices, subject.baseBranch),
  };
}
