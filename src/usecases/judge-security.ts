import { collectRequiredChecks } from '../collect/collect-ci.ts';
import { collectPins } from '../collect/collect-pins.ts';
import { collectSecurityFacts } from '../collect/collect-security-facts.ts';
import { conclusionOf } from '../maturity/conclusion.ts';
import { checkRunNames } from '../model/check-run-output.ts';
import { waiverOf } from '../model/waiver.ts';
import type { PolicyWaiver } from '../policy/policy.ts';
import { type SecurityItem, securityPractices } from '../practices/change-security/security-item.ts';
import { judgeSecurityChange } from '../practices/security-change.ts';
import { modeSetting } from '../render/mode-setting.ts';
import { securityNote, securityOutput } from '../render/security-output.ts';
import type { SecurityView } from '../render/security-view.ts';
import { rememberedBranch } from './branch-seen.ts';
import type { JudgedPullRequest } from './commit-question.ts';
import type { PromptQuestion } from './prompt-question.ts';
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
  question: PromptQuestion,
  judged: JudgedPullRequest,
  wasShown: boolean,
): Promise<Verdict | null> {
  const { pull, policy } = judged;
  const { repository } = question;
  const reads = services.github.reads(repository);
  const remembered = rememberedBranch(services, repository, pull.baseBranch)?.required;
  const ladder = services.github.ladder(repository);
  const [facts, requiredChecks] = await Promise.all([
    collectSecurityFacts({ reads, ladder, owner: repository.owner, pull }),
    remembered ?? collectRequiredChecks(reads, pull.baseBranch),
  ]);
  const required = requiredBy(requiredChecks, checkRunNames.security);
  const leftOut = leftOutBy(policy.policy.waivers, services.now());
  const finding = judgeSecurityChange(facts, practice => !leftOut.has(practice));
  const isUnmet = finding.answer === 'unmet';
  if (!isUnmet && required !== true && !wasShown) return null;

  const mode = judged.modes.security === 'enforce' ? 'enforce' : 'advise';
  const waiver = waiverOf(judged.waivers, 'security');
  const isWaived = isUnmet && waiver !== null;
  const view: SecurityView = {
    finding,
    subject: subjectOf(services, question, judged),
    rule: { mode, modeSetting: modeSetting(policy, 'security'), required },
    pins: await collectPins(ladder, unpinnedIn(finding.evidence.items)),
    leftOut: [...leftOut.values()],
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

/** Practices that a line of the policy takes out, with the last day on which it does. */
function leftOutBy(waivers: readonly PolicyWaiver[], now: Date): ReadonlyMap<string, PolicyWaiver> {
  const today = now.toISOString().slice(0, 10);
  const holding = waivers.filter(
    ({ practice, until }) => today <= until && securityPractices.some(one => one === practice),
  );

  return new Map(holding.map(waiver => [waiver.practice, waiver]));
}

function unpinnedIn(items: readonly SecurityItem[]): readonly string[] {
  return items.flatMap(({ practice, seen }) =>
    practice === 'actions-pinned' && seen !== null ? [seen] : [],
  );
}
