import { collectRequiredChecks } from '../collect/collect-ci.ts';
import { collectDoneFacts } from '../collect/collect-done-facts.ts';
import { conclusionOf } from '../maturity/conclusion.ts';
import { windowDays } from '../metrics/window.ts';
import { checkRunNames } from '../model/check-run-output.ts';
import { dayMs } from '../model/records/instant.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import { waiverOf } from '../model/waiver.ts';
import {
  isAuthorsTurn,
  judgeDefinitionOfDone,
  notAsked,
  reasonNotToAsk,
} from '../practices/definition-of-done.ts';
import { ladderPolicyOf } from '../practices/ladder-policy-of.ts';
import { isSoloMaintained } from '../practices/solo.ts';
import { type DoneView, doneNote, doneOutput } from '../render/done-output.ts';
import { modeSetting } from '../render/mode-setting.ts';
import { rememberedBranch } from './branch-seen.ts';
import type { JudgedPullRequest } from './commit-question.ts';
import type { PromptQuestion } from './prompt-question.ts';
import { say, sayNote } from './say.ts';
import type { Services } from './services.ts';
import { requiredBy, subjectOf } from './subject.ts';
import type { Verdict } from './verdict.ts';

/**
 * Is a pull request done in all that belongs to it? Null when there is nothing to say and nobody waits for an answer. As
 * advice a review that is still to come is nothing to say.
 */
export async function judgeDefinitionOfDoneOf(
  services: Services,
  question: PromptQuestion,
  judged: JudgedPullRequest,
  wasShown: boolean,
): Promise<Verdict | null> {
  const { pull, policy } = judged;
  const { repository } = question;
  const reads = services.github.reads(repository);
  const remembered = rememberedBranch(services, repository, pull.baseBranch)?.required;
  const [finding, requiredChecks] = await Promise.all([
    findingOf(services, question, judged),
    remembered ?? collectRequiredChecks(reads, pull.baseBranch),
  ]);
  const required = requiredBy(requiredChecks, checkRunNames['definition-of-done']);
  const mode = judged.modes['definition-of-done'] === 'enforce' ? 'enforce' : 'advise';
  const isUnmet = finding.answer === 'unmet';
  const isNeeded = isUnmet && (mode === 'enforce' || isAuthorsTurn(finding.evidence));
  if (!isNeeded && required !== true && !wasShown) return null;

  const waiver = waiverOf(judged.waivers, 'definition-of-done');
  const isWaived = isUnmet && waiver !== null;
  const view: DoneView = {
    finding,
    subject: subjectOf(services, question, judged),
    rule: { mode, modeSetting: modeSetting(policy, 'definition-of-done'), required },
    waiver,
    policyNotices: policy,
  };
  const { language } = policy.policy;

  return {
    topic: 'definition-of-done',
    pullRequest: pull.number,
    conclusion: conclusionOf(finding.answer, mode, pull.draft, isWaived),
    output: say(services, language, texts => doneOutput(texts, view)),
    note: isUnmet ? sayNote(services, language, texts => doneNote(texts, view)) : null,
    finding: {
      answer: finding.answer,
      reason: 'reason' in finding ? finding.reason : null,
      waived: isWaived,
      required: mode === 'enforce' ? required : false,
      figures: { open: finding.evidence.items.filter(({ answer }) => answer === 'unmet').length },
    },
  };
}

async function findingOf(services: Services, question: PromptQuestion, { pull, policy }: JudgedPullRequest) {
  const reason = reasonNotToAsk(pull);
  if (reason !== null) return notAsked(reason);
  const { repository } = question;
  const reads = services.github.reads(repository);
  const asked = ladderPolicyOf(policy);
  const facts = await collectDoneFacts({
    ...{ reads, ladder: services.github.ladder(repository), repository: fullName(repository) },
    ...{ pull, policy: asked },
  });
  if (facts === null) return notAsked('unreadable');
  const isSolo = await isSoloHere(services, repository, asked);

  return judgeDefinitionOfDone(facts, { isSolo, workItems: asked.workItems });
}

/** By the moves of the default branch that are remembered: where none are, nobody knows. */
async function isSoloHere(
  { store, now }: Services,
  repository: RepositoryRef,
  policy: Parameters<typeof isSoloMaintained>[0],
): Promise<boolean> {
  if (policy.solo !== 'auto') return policy.solo;
  const at = now().getTime();
  const heads = await store.records.list(repository.id, 'head', new Date(at - windowDays * dayMs));
  const commits = heads.map(head => ({ author: head.by, committedAt: head.at }));

  return isSoloMaintained(policy, commits.length === 0 ? undefined : commits, [], at);
}
