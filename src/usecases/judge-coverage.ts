import { acceptedRuns, ofWorkflows } from '../collect/accepted-runs.ts';
import { collectChange } from '../collect/collect-change.ts';
import { type CiSeen, collectRequiredChecks } from '../collect/collect-ci.ts';
import { collectCoverage } from '../collect/collect-coverage.ts';
import { awaitsApproval, hasEnded } from '../facts/ci-runs.ts';
import { measuringFiles } from '../facts/measuring-files.ts';
import { conclusionOf, conclusionOfWithheld } from '../maturity/conclusion.ts';
import { type Conclusion, checkRunNames } from '../model/check-run-output.ts';
import type { WorkflowRun } from '../model/ci.ts';
import { waiverOf } from '../model/waiver.ts';
import { type CoverageReason, judgeIncrementalCoverage } from '../practices/incremental-coverage.ts';
import { coverageNote } from '../render/coverage-note.ts';
import { coverageOutput } from '../render/coverage-output.ts';
import type { CoverageView } from '../render/coverage-view.ts';
import { modeSetting } from '../render/mode-setting.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import { isEvidenceWithheld } from './evidence-withheld.ts';
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
    collectChange(reads, pull, { ignoreWhitespace: rule['ignore-whitespace'] }),
    collectRequiredChecks(reads, pull.baseBranch),
  ]);
  const { facts, mergeBase } = await collectCoverage({
    reads,
    testedMerges: services.store.testedMerges,
    readArtifact: services.readArtifact,
    repositoryId: question.repository.id,
    pull,
    change,
    runs: runs.filter(ofWorkflows(rule.workflows)).filter(hasEnded),
    sent: { reports: sent, read: services.store.sentReports.read },
    artifactGlobs: rule.artifacts,
    pathMaps: rule.paths,
    generatedFiles: rule['generated-files'],
    numbering: rule.numbering,
    doubt: question.runsForbidden
      ? 'artifacts-forbidden'
      : doubtOf(runs, sent.length, state, pull.mergeable === false),
  });
  const finding = judgeIncrementalCoverage(facts, rule);
  const waiver = waiverOf(judged.waivers, 'incremental-coverage');
  const isWithheld = await isEvidenceWithheld(services, question, judged, finding);
  const conclusion = concludes({
    finding,
    mode,
    rule,
    draft: pull.draft,
    waived: waiver !== null,
    isWithheld,
  });
  const view: CoverageView = {
    finding,
    subject: subjectOf(services, question, judged),
    rule: {
      mode,
      modeSetting: modeSetting(policy, 'incremental-coverage'),
      values: rule,
      provenance: provenanceOf(judged, 'target'),
      componentsProvenance: provenanceOf(judged, 'components'),
      ignoreProvenance: provenanceOf(judged, 'ignore'),
      required: requiredBy(required, checkRunNames['incremental-coverage']),
    },
    mergeBase,
    pendingRuns: state.inputs.state === 'overdue' ? state.inputs.runs : [],
    withheld: conclusion === 'action_required' ? 'asked' : isWithheld ? 'told' : 'no',
    existingBefore:
      (await services.store.existingCoverage.find(question.repository.id, mergeBase ?? pull.baseSha)) ?? null,
    measuring: measuringFiles(change.files.map(file => file.path)),
    waiver,
    policyNotices: policy,
  };
  const { language } = policy.policy;
  const output = say(services, language, texts => coverageOutput(texts, view));
  const { coverable, covered, percent } = finding.evidence.patch;

  return {
    topic: 'incremental-coverage',
    pullRequest: pull.number,
    conclusion,
    output,
    note:
      finding.answer === 'unmet' || conclusion === 'action_required'
        ? sayNote(services, language, texts => coverageNote(texts, view))
        : null,
    finding: {
      answer: finding.answer,
      reason: 'reason' in finding ? finding.reason : null,
      waived: finding.answer === 'unmet' && waiver !== null,
      required: view.rule.required,
      figures: { coverable, covered, percent, target: rule.target },
    },
  };
}

interface Concluding {
  readonly finding: CoverageView['finding'];
  readonly mode: 'advise' | 'enforce';
  readonly rule: CoverageView['rule']['values'];
  readonly draft: boolean;
  readonly waived: boolean;
  readonly isWithheld: boolean;
}

function concludes({ finding, mode, rule, draft, waived, isWithheld }: Concluding): Conclusion {
  if (finding.answer === 'not-applicable') return rule['nothing-to-cover'];
  if (isWithheld) return conclusionOfWithheld(rule['missing-report'], mode, draft, waived);

  return conclusionOf(finding.answer, mode, draft, waived);
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

function provenanceOf(judged: JudgedPullRequest, key: 'target' | 'ignore' | 'components') {
  return (
    judged.policy.provenance[`checks.incremental-coverage.${key}`] ?? {
      source: 'built-in' as const,
      file: 'built-in',
      line: null,
      locked: false,
    }
  );
}
