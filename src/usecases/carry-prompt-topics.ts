import { collectRequiredChecks } from '../collect/collect-ci.ts';
import { checkRunNames, type PromptTopic, promptTopics } from '../model/check-run-output.ts';
import { concludeEvaluation, isOpen } from '../publish/publish-evaluation.ts';
import { rememberedBranch } from './branch-seen.ts';
import { carryTopic } from './carry-topic.ts';
import { keptFinding } from './kept-finding.ts';
import { hashOf } from './prompt-facts.ts';
import type { PromptQuestion } from './prompt-question.ts';
import { saveAssessment } from './save-assessment.ts';
import type { Services } from './services.ts';
import { requiredBy } from './subject.ts';
import { worstVerdict } from './verdict.ts';

/**
 * A queue waits for each check that its branch requires: the pull request's answer is given on the group's commit too.
 * What nobody requires is left out there.
 */
export async function carryPromptTopics(services: Services, question: PromptQuestion): Promise<void> {
  const [first] = question.pulls;
  if (first === undefined) return;
  const { repository } = question;
  const branch = first.pull.baseBranch;
  const required =
    rememberedBranch(services, repository, branch)?.required ??
    (await collectRequiredChecks(services.github.reads(repository), branch));
  for (const topic of promptTopics) {
    if (requiredBy(required, checkRunNames[topic]) !== false)
      await carryOne(services, question, topic, required !== undefined);
  }
}

/** @param isRequired false: that could not be read, and an answer that was shown on the pull request is shown again. */
async function carryOne(
  services: Services,
  question: PromptQuestion,
  topic: PromptTopic,
  isRequired: boolean,
): Promise<void> {
  const { repository, headSha } = question;
  const { evaluations } = services.store;
  const asked = question.pulls.filter(({ modes }) => modes[topic] !== 'off');
  const kept = await Promise.all(
    asked.map(({ pull }) => keptFinding(services, repository.id, pull.number, topic)),
  );
  if (!isRequired && kept.every(one => one === undefined)) return;
  const inputHash = hashOf(kept);
  const latest = await evaluations.latest(repository.id, headSha, topic);
  if (!isOpen(latest) && latest?.inputHash === inputHash) return;

  const verdict = worstVerdict(
    await Promise.all(asked.map(one => carryTopic(services, question, one, topic))),
  );
  if (verdict === undefined) return;
  await saveAssessment(services, question, [verdict]);
  const { conclusion, output } = verdict;
  const { writes, now, newId, log } = services;
  await concludeEvaluation(
    { evaluations, writes, now, newId, log },
    { repository, headSha, topic },
    { conclusion, output, inputHash },
  );
}
