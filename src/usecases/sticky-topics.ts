import { type PullRequestTopic, promptTopics, runTopics } from '../model/check-run-output.ts';
import { fullName, type RepositoryRef } from '../model/repository.ts';
import { isOpen } from '../publish/publish-evaluation.ts';
import type { Standing, StickyTopic } from '../render/sticky-view.ts';
import type { JudgedPullRequest } from './commit-question.ts';
import { type KeptFinding, keptFinding } from './kept-finding.ts';
import type { Services } from './services.ts';

/**
 * What was found last on a pull request's present head, each topic in the order of the comment; undefined while one of
 * them is still to be concluded. The database alone is asked.
 */
export async function stickyTopics(
  services: Pick<Services, 'store' | 'webUrl'>,
  repository: RepositoryRef,
  { pull, modes, policy }: Pick<JudgedPullRequest, 'pull' | 'modes' | 'policy'>,
): Promise<readonly StickyTopic[] | undefined> {
  const found: StickyTopic[] = [];
  for (const topic of [...runTopics, ...promptTopics.toReversed()]) {
    if (modes[topic] === 'off') continue;
    const evaluation = await services.store.evaluations.latest(repository.id, pull.headSha, topic);
    const kept = await keptFinding(services, repository.id, pull.number, topic);
    if (isOpen(evaluation)) return undefined;
    if (evaluation !== undefined && kept?.headSha === pull.headSha) {
      const url = `${services.webUrl}/${fullName(repository)}/runs/${evaluation.checkRunId}`;
      found.push(toStickyTopic(topic, kept.finding, evaluation.checkRunId === null ? null : url));
    } else if (isRunTopic(topic)) return undefined;
  }

  return speaksUp(policy) && found.every(({ standing }) => standing !== 'to-do')
    ? found.map(spokenUp)
    : found;
}

/** With advice alone nobody asked for comments. */
function speaksUp({ policy }: JudgedPullRequest['policy']): boolean {
  return policy.start === 'enforce';
}

/** What a change does to security is worth a comment of its own; beside something to do it is advice as any other. */
function spokenUp(topic: StickyTopic): StickyTopic {
  const isAdvice = topic.topic === 'security' && topic.standing === 'advice';

  return isAdvice ? { ...topic, standing: 'to-do', advised: true } : topic;
}

function isRunTopic(topic: PullRequestTopic): boolean {
  return runTopics.some(one => one === topic);
}

function toStickyTopic(topic: PullRequestTopic, finding: KeptFinding, url: string | null): StickyTopic {
  const { note = null, title, required, figures } = finding;

  return { topic, standing: standingOf(finding), note, title, url, required, figures };
}

function standingOf({ answer, conclusion, waived }: KeptFinding): Standing {
  if (conclusion === 'failure' || conclusion === 'action_required') return 'to-do';
  if (answer !== 'unmet') return answer;

  return waived === true ? 'waived' : 'advice';
}
