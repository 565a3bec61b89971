import type { CheckRunOutput } from '../model/check-run-output.ts';
import type { CoverageReason } from '../practices/incremental-coverage.ts';
import { coverageAnnotations } from './coverage-annotations.ts';
import { coverageCommand } from './coverage-command.ts';
import { fileRows, stepRow } from './coverage-files.ts';
import { gateInFront, gateRows, judgedTitle } from './coverage-gates.ts';
import { coverageMeasured } from './coverage-measured.ts';
import type { CoverageView } from './coverage-view.ts';
import { existingSentence } from './existing-coverage.ts';
import { firstFew } from './first-few.ts';
import { fittingTitle } from './fitting-title.ts';
import { policyParagraphs } from './policy-notices.ts';
import { ignoreSentence, placeOf, ruleParts } from './rule-sentence.ts';
import { shortSha, siblingsSentence } from './subject.ts';
import { groupDigits, type Rendered, type Texts } from './texts.ts';
import { unreadSources } from './unread-sources.ts';
import { waivedSentence, waiveSentence } from './waiver-sentences.ts';

const maxNames = 5;

export function coverageOutput(texts: Texts, view: CoverageView): CheckRunOutput {
  const { finding } = view;
  if (finding.answer === 'unknown') return unknownOutput(texts, view, finding.reason);

  return finding.answer === 'not-applicable'
    ? notApplicableOutput(texts, view, finding.reason)
    : judgedOutput(texts, view, finding.answer === 'unmet');
}

function notApplicableOutput(texts: Texts, view: CoverageView, reason: CoverageReason): CheckRunOutput {
  const { patch, facts } = view.finding.evidence;
  const values = {
    fileCount: facts.change.fileCount,
    covered: patch.covered,
    coverable: patch.coverable,
    minLines: view.rule.values['min-lines'],
  };

  return {
    title: texts.line(`incremental-coverage:title.${reason}`, values),
    summary: String(
      texts.markdown(`incremental-coverage:summary.${reason}`, { ...values, ...besides(texts, view) }),
    ),
    text: coverageMeasured(texts, view),
    annotations: [],
  };
}

function unknownOutput(texts: Texts, view: CoverageView, reason: CoverageReason): CheckRunOutput {
  const { patch, facts } = view.finding.evidence;
  const absent = firstFew(patch.absent, maxNames);
  const withoutPatch = firstFew(facts.change.withoutPatch, maxNames);
  const unsure = firstFew(facts.numbering.unsure, maxNames);
  const runs = firstFew(view.pendingRuns, maxNames);
  const artifacts = firstFew(view.rule.values.artifacts, maxNames);
  const values = {
    head: shortSha(view.subject.headSha),
    branch: view.subject.baseBranch,
    absentCount: patch.absent.length,
    absent: absent.shown,
    moreAbsent: absent.more,
    unplaced: firstFew(facts.unplaced, maxNames).shown.map(one => one.path),
    withoutPatch: withoutPatch.shown,
    moreWithoutPatch: withoutPatch.more,
    unsure: unsure.shown,
    moreUnsure: unsure.more,
    unlistedCount: facts.change.fileCount - facts.change.files.length,
    fileCount: facts.change.fileCount,
    runs: runs.shown,
    moreRuns: runs.more,
    artifacts: artifacts.shown,
    moreArtifacts: artifacts.more,
    workflows: view.rule.values.workflows.slice(0, maxNames),
    ...unreadSources(texts, facts, maxNames),
  };

  const { withheld } = view;
  const titleKey = { no: reason, told: 'withheld', asked: 'evidence-required' }[withheld];

  return {
    title: fittingTitle([
      cut =>
        texts.line(`incremental-coverage:title.${titleKey}`, {
          ...values,
          branch: cut(view.subject.baseBranch),
        }),
    ]),
    summary: String(
      texts.markdown('incremental-coverage:summary.unknown', {
        reason: texts.markdown(`incremental-coverage:reason.${reason}`, values),
        advice: texts.markdown(`incremental-coverage:advice.${reason}`, values),
        isAsked: withheld === 'asked',
        withheld:
          withheld === 'no'
            ? null
            : texts.markdown(`incremental-coverage:withheld.${withheld}`, {
                branch: view.subject.baseBranch,
              }),
        exception: unknownException(texts, view, reason),
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
  const absent = firstFew(patch.absent, maxNames);
  const maybeUnplaced = firstFew(patch.maybeUnplaced, maxNames);
  const gate = gateInFront(patch);

  return {
    title: judgedTitle(texts, patch, waiver !== null),
    summary: String(
      texts.markdown('incremental-coverage:summary.judged', {
        percent: patch.percent?.toFixed(2) ?? null,
        covered: groupDigits(patch.covered),
        coverable: patch.coverable,
        target: patch.target,
        waived: waivedSentence(texts, subject, waiver),
        gates: gateRows(patch),
        ...fileRows(view),
        step: unmet ? stepRow(patch) : null,
        isMissing: rule.values['missing-files'] === 'fail',
        partial: patch.partial,
        partials: rule.values.partials,
        partialsMissed: rule.values.partials === 'missed',
        absent: absent.shown,
        moreAbsent: absent.more,
        maybeUnplaced: maybeUnplaced.shown,
        moreMaybeUnplaced: maybeUnplaced.more,
        command: coverageCommand(view),
        fromFork: subject.fromFork && facts.reports.some(report => 'run' in report),
        next: texts.markdown('every-check:next'),
        rule: texts.markdown('incremental-coverage:rule', {
          target: gate?.target ?? patch.target,
          component: gate?.component ?? null,
          place: placeOf(texts, subject, gate?.component ? rule.componentsProvenance : rule.provenance),
          ...ruleParts(texts, subject, rule, counts),
        }),
        exception: counts ? exceptionOf(texts, view) : null,
        ...besides(texts, view),
      }),
    ),
    text: coverageMeasured(texts, view),
    annotations: rule.values.annotations ? coverageAnnotations(texts, patch) : [],
  };
}

function unknownException(texts: Texts, view: CoverageView, reason: CoverageReason): Rendered | null {
  if (view.withheld === 'asked') return waiveSentence(texts, 'incremental-coverage');

  return reason === 'absent' ? ignoreOf(texts, view) : null;
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
function besides(texts: Texts, view: CoverageView): object {
  const { subject, policyNotices } = view;
  const { patch } = view.finding.evidence;
  const { shown, more } = firstFew(patch.ignored, maxNames);
  const generated = firstFew(patch.generated, maxNames);
  const measuring = firstFew(view.measuring, maxNames);

  return {
    existing: existingSentence(texts, view),
    measuring:
      measuring.shown.length === 0
        ? null
        : texts.markdown('incremental-coverage:measuring', {
            measuring: measuring.shown,
            moreMeasuring: measuring.more,
          }),
    generated:
      generated.shown.length === 0
        ? null
        : texts.markdown('incremental-coverage:generated', {
            branch: subject.baseBranch,
            generated: generated.shown,
            moreGenerated: generated.more,
          }),
    ignored:
      shown.length === 0
        ? null
        : texts.markdown('incremental-coverage:ignored', { ignored: shown, moreIgnored: more }),
    siblings: siblingsSentence(texts, subject),
    policy: policyParagraphs(texts, policyNotices, subject.baseBranch),
  };
}
