import { type CiSeen, ciState } from '../collect/collect-ci.ts';
import { awaitsApproval } from '../facts/ci-runs.ts';
import { targetBranchOf } from '../facts/target-branch.ts';
import { conclusionOf } from '../maturity/conclusion.ts';
import { checkRunNames } from '../model/check-run-output.ts';
import { waiverOf } from '../model/waiver.ts';
import { type CiStatusFacts, judgeCiStatus, mayStillCome } from '../practices/ci-status.ts';
import { ciNote } from '../render/ci-note.ts';
import { ciOutput } from '../render/ci-output.ts';
import type { CiView } from '../render/ci-view.ts';
import { modeSetting } from '../render/mode-setting.ts';
import { readBranch } from './branch-seen.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import { say, sayNote } from './say.ts';
import type { Services } from './services.ts';
import { requiredBy, subjectOf } from './subject.ts';
import type { TopicState } from './topic-inputs.ts';
import type { Verdict } from './verdict.ts';

const builtIn = { source: 'built-in' as const, file: 'built-in', line: null, locked: false };

/** Is CI green on the head commit? `waiting` while a required or foreign check is still to come and the deadline has not passed. */
export async function judgeCiStatusOf(
  services: Services,
  question: CommitQuestion,
  judged: JudgedPullRequest,
  state: TopicState,
  seen: CiSeen,
): Promise<Verdict | 'waiting'> {
  const { pull, policy } = judged;
  const rule = policy.policy.checks['ci-status'];
  const mode = judged.modes['ci-status'] === 'enforce' ? 'enforce' : 'advise';
  const branch = await readBranch(
    services,
    question.repository,
    pull.baseBranch,
    policy.policy.checks['incremental-coverage'].artifacts,
  );
  const facts: CiStatusFacts = {
    ci: ciState(seen, branch.required, services.github.appId, rule.ignore),
    targetBranch: targetBranchOf(branch.runs, pull.baseBranch),
    mergeConflict: pull.mergeable === false,
    runsAwaitApproval: seen.runs.some(awaitsApproval),
  };
  if (mayStillCome(facts) && state.mayWait && services.now() < state.deadline) return 'waiting';

  const finding = judgeCiStatus(facts);
  const waiver = waiverOf(judged.waivers, 'ci-status');

  const view: CiView = {
    finding,
    subject: subjectOf(services, question, judged),
    rule: {
      mode,
      modeSetting: modeSetting(policy, 'ci-status'),
      ignoreProvenance: policy.provenance['checks.ci-status.ignore'] ?? builtIn,
      required: requiredBy(branch.required, checkRunNames['ci-status']),
    },
    ignore: rule.ignore,
    statusesUnseen: seen.statusesUnseen,
    waiver,
    policyNotices: policy,
    now: services.now(),
  };
  const { language } = policy.policy;
  const output = say(services, language, texts => ciOutput(texts, view));
  const { judged: items } = finding.evidence.ci;

  return {
    topic: 'ci-status',
    pullRequest: question.kind === 'group' ? null : pull.number,
    conclusion: conclusionOf(finding.answer, mode, pull.draft, waiver !== null),
    output,
    note: finding.answer === 'unmet' ? sayNote(services, language, texts => ciNote(texts, view)) : null,
    finding: {
      answer: finding.answer,
      reason: 'reason' in finding ? finding.reason : null,
      waived: finding.answer === 'unmet' && waiver !== null,
      required: view.rule.required,
      figures: { judged: items.length, red: items.filter(item => item.state === 'red').length },
    },
  };
}
