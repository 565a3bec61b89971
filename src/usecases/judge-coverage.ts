import { acceptedRuns } from '../collect/accepted-runs.ts';
import { collectChange } from '../collect/collect-change.ts';
import { type CiSeen, collectRequiredChecks } from '../collect/collect-ci.ts';
import { collectCoverage } from '../collect/collect-coverage.ts';
import { awaitsApproval, hasEnded } from '../facts/ci-runs.ts';
import { conclusionOf } from '../maturity/conclusion.ts';
import { checkRunNames } from '../model/check-run-output.ts';
import type { WorkflowRun } from '../model/ci.ts';
import { waiverOf } from '../model/waiver.ts';
import { type CoverageReason, judgeIncrementalCoverage } from '../practices/incremental-coverage.ts';
import { coverageNote } from '../render/coverage-note.ts';
import { coverageOutput } from '../render/coverage-output.ts';
import type { CoverageView } from '../render/coverage-view.ts';
import { modeSetting } from '../render/mode-setting.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import { say, sayNote } from './say.ts';
import type { Services } from './services.ts';
import { requiredBy, subjectOf } from './subject.ts';
import type { TopicState } from './topic-inputs.ts';
import type { Verdict } from './verdict.ts';

/** Do tests run the lines this pull request changes? */
export async function judgeCoverageOf(
  services: Services,
  question: CommitQuestion,
  judged: JudgedPullRequest,
  state: TopicState,
  _seen: CiSeen,
): Promise<Verdict> {
  const { pull, policy } = judged;
  const rule = policy.policy.checks['incremental-coverage'];
  const mode = judged.modes['incremental-coverage'] === 'enforce' ? 'enforce' : 'advise';
  const reads = services.github.reads(question.repository);
  const runs = acceptedRuns(question.runs, pull);
  const { sent = [] } = question;
  const [change, required] = await Promise.all([
    collectChange(reads, pull),
    collectRequiredChecks(reads, pull.baseBranch),
  ]);
  const { facts, mergeBase } = await collectCoverage({
    reads,
    testedMerges: services.store.testedMerges,
    readArtifact: services.readArtifact,
    repositoryId: question.repository.id,
    pull,
    change,
    runs: runs.filter(hasEnded),
    sent: { reports: sent, read: services.store.sentReports.read },
    artifactGlobs: rule.artifacts,
    numbering: rule.numbering,
    doubt: question.runsForbidden
      ? 'artifacts-forbidden'
      : doubtOf(runs, sent.length, state, pull.mergeable === false),
  });
  const finding = judgeIncrementalCoverage(facts, rule);
  const waiver = waiverOf(judged.waivers, 'incremental-coverage');
  const view: CoverageView = {
    finding,
    subject: subjectOf(services, question, judged),
    rule: {
      mode,
      modeSetting: modeSetting(policy, 'incremental-coverage'),
      values: rule,
      artifacts: rule.artifacts,
      provenance: provenanceOf(judged, 'target'),
      ignoreProvenance: provenanceOf(judged, 'ignore'),
      required: requiredBy(required, checkRunNames['incremental-coverage']),
    },
    mergeBase,
    pendingRuns: state.inputs.state === 'overdue' ? state.inputs.runs : [],
    waiver,
    policyNotices: policy,
  };
  const { language } = policy.policy;
  const output = say(services, language, texts => coverageOutput(texts, view));
  const { coverable, covered, percent } = finding.evidence.patch;

  return {
    topic: 'incremental-coverage',
    pullRequest: pull.number,
    conclusion: conclusionOf(finding.answer, mode, pull.draft, waiver !== null),
    output,
    note: finding.answer === 'unmet' ? sayNote(services, language, texts => coverageNote(texts, view)) : null,
    finding: {
      answer: finding.answer,
      reason: 'reason' in finding ? finding.reason : null,
      waived: finding.answer === 'unmet' && waiver !== null,
      required: view.rule.required,
      figures: { coverable, covered, percent, target: rule.target },
    },
  };
}

function doubtOf(
  runs: readonly WorkflowRun[],
  sentCount: number,
  state: TopicState,
  mergeConflict: boolean,
): CoverageReason | null {
  if (state.inputs.state === 'overdue') return 'unfinished';
  if (runs.some(awaitsApproval)) return 'awaiting-approval';
  if (runs.length + sentCount === 0) return mergeConflict ? 'merge-conflict' : 'no-ci';

  return null;
}

function provenanceOf(judged: JudgedPullRequest, key: 'target' | 'ignore') {
  return (
    judged.policy.provenance[`checks.incremental-coverage.${key}`] ?? {
      source: 'built-in' as const,
      file: 'built-in',
      line: null,
      locked: false,
    }
  );
}
