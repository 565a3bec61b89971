import { collectRequiredChecks } from '../collect/collect-ci.ts';
import { collectPolicyChange, policyLevelOf } from '../collect/collect-policy-change.ts';
import { conclusionOf } from '../maturity/conclusion.ts';
import { checkRunNames } from '../model/check-run-output.ts';
import { judgePolicyChange } from '../practices/policy-change.ts';
import { modeSetting } from '../render/mode-setting.ts';
import { policyNote, policyOutput } from '../render/policy-output.ts';
import type { PolicyView } from '../render/policy-view.ts';
import { rememberedBranch } from './branch-seen.ts';
import type { JudgedPullRequest } from './commit-question.ts';
import type { PromptQuestion } from './prompt-question.ts';
import { say, sayNote } from './say.ts';
import type { Services } from './services.ts';
import { requiredBy, subjectOf } from './subject.ts';
import type { Verdict } from './verdict.ts';

/**
 * What a pull request would make of the policy. Null when it leaves the policy alone, as far as can be seen, and nobody
 * waits for an answer: no rule requires the check, and none is shown.
 */
export async function judgePolicyChangeOf(
  services: Services,
  question: PromptQuestion,
  judged: JudgedPullRequest,
  wasShown: boolean,
): Promise<Verdict | null> {
  const { pull, policy } = judged;
  const { repository } = question;
  const reads = services.github.reads(repository);
  const remembered = rememberedBranch(services, repository, pull.baseBranch)?.required;
  const [facts, requiredChecks] = await Promise.all([
    collectPolicyChange({ reads, kept: services.store.policies, repository, pull, inForce: policy }),
    remembered ?? collectRequiredChecks(reads, pull.baseBranch),
  ]);
  const required = requiredBy(requiredChecks, checkRunNames.policy);
  const isSilent = facts.file === 'unchanged' || facts.file === 'unlisted';
  if (isSilent && required !== true && !wasShown) return null;

  const finding = judgePolicyChange(facts);
  const mode = judged.modes.policy === 'enforce' ? 'enforce' : 'advise';
  const view: PolicyView = {
    finding,
    subject: subjectOf(services, question, judged),
    level: policyLevelOf(repository),
    rule: { mode, modeSetting: modeSetting(policy, 'policy'), required },
    policyNotices: policy,
  };
  const { language } = policy.policy;

  return {
    topic: 'policy',
    pullRequest: pull.number,
    conclusion: conclusionOf(finding.answer, mode, pull.draft),
    output: say(services, language, texts => policyOutput(texts, view)),
    note: finding.answer === 'unmet' ? sayNote(services, language, texts => policyNote(texts, view)) : null,
    finding: {
      answer: finding.answer,
      reason: 'reason' in finding ? finding.reason : null,
      required,
      figures: { problems: facts.problems.length, changes: facts.changes.length },
    },
  };
}
