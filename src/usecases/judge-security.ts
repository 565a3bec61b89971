import { collectRequiredChecks } from '../collect/collect-ci.ts';
import { collectSecurityFacts } from '../collect/collect-security-facts.ts';
import { conclusionOf } from '../maturity/conclusion.ts';
import { checkRunNames } from '../model/check-run-output.ts';
import { waiverOf } from '../model/waiver.ts';
import { judgeSecurityChange } from '../practices/security-change.ts';
import { modeSetting } from '../render/mode-setting.ts';
import { securityNote, securityOutput } from '../render/security-output.ts';
import type { SecurityView } from '../render/security-view.ts';
import { rememberedBranch } from './branch-seen.ts';
import type { JudgedPullRequest } from './commit-question.ts';
import type { PromptReading } from './prompt-question.ts';
import { say, sayNote } from './say.ts';
import type { Services } from './services.ts';
import { requiredBy, subjectOf } from './subject.ts';
import type { Verdict } from './verdict.ts';

/**
 * What a pull request does to practices of security. Null when there is nothing to say and nobody waits for an answer:
 * no rule requires the check, and none is shown.
 */
export async function judgeSecurityOf(
  services: Services,
  question: PromptReading,
  judged: JudgedPullRequest,
  wasShown: boolean,
): Promise<Verdict | null> {
  const { pull, policy } = judged;
  const { repository, reads } = question;
  const remembered = rememberedBranch(services, repository, pull.baseBranch)?.required;
  const ladder = services.github.ladder(repository);
  const [facts, requiredChecks] = await Promise.all([
    collectSecurityFacts({ reads, ladder, owner: repository.owner, pull }),
    remembered ?? collectRequiredChecks(reads, pull.baseBranch),
  ]);
  const required = requiredBy(requiredChecks, checkRunNames.security);
  const finding = judgeSecurityChange(facts);
  const isUnmet = finding.answer === 'unmet';
  if (!isUnmet && required !== true && !wasShown) return null;

  const mode = judged.modes.security === 'enforce' ? 'enforce' : 'advise';
  const waiver = waiverOf(judged.waivers, 'security');
  const isWaived = isUnmet && waiver !== null;
  const view: SecurityView = {
    finding,
    subject: subjectOf(services, question, judged),
    rule: { mode, modeSetting: modeSetting(policy, 'security'), required },
    pins: new Map(),
    waiver,
    policyNotices: policy,
  };
  const { language } = policy.policy;

  return {
    topic: 'security',
    pullRequest: pull.number,
    conclusion: conclusionOf(finding.answer, mode, pull.draft, isWaived),
    output: say(services, language, texts => securityOutput(texts, view)),
    note: isUnmet ? sayNote(services, language, texts => securityNote(texts, view)) : null,
    finding: {
      answer: finding.answer,
      reason: 'reason' in finding ? finding.reason : null,
      waived: isWaived,
      // What advises blocks nothing, whoever requires it.
      required: mode === 'enforce' ? required : false,
      figures: { places: finding.evidence.items.length },
    },
  };
}
