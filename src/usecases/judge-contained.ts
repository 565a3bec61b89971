import type { PullRequestTopic } from '../model/check-run-output.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { failedOutput } from '../render/waiting-output.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import { say } from './say.ts';
import type { Services } from './services.ts';
import type { Verdict } from './verdict.ts';

/** What fails in judging makes this topic of this pull request unknown and stops no other; what may pass is thrown. */
export async function judgeContained<T>(
  services: Services,
  question: Pick<CommitQuestion, 'repository' | 'headSha' | 'kind'>,
  judged: JudgedPullRequest,
  topic: PullRequestTopic,
  judge: () => Promise<T>,
): Promise<T | Verdict> {
  try {
    return await judge();
  } catch (error) {
    if (isWorthRetrying(error)) throw error;

    return failed(services, question, judged, topic, error);
  }
}

const passing: ReadonlySet<string> = new Set(['rate-limited', 'unavailable', 'unauthorized']);

export function isWorthRetrying(error: unknown): boolean {
  return error instanceof GatewayError && passing.has(error.kind);
}

function failed(
  services: Services,
  question: Pick<CommitQuestion, 'repository' | 'headSha' | 'kind'>,
  { pull, policy }: JudgedPullRequest,
  topic: PullRequestTopic,
  error: unknown,
): Verdict {
  const { repository, headSha, kind } = question;
  services.log.error(
    { err: error, repositoryId: repository.id, headSha, topic },
    'topic could not be judged',
  );

  return {
    topic,
    pullRequest: kind === 'group' ? null : pull.number,
    conclusion: 'neutral',
    // A gateway error is written for people; any other is for the log.
    output: say(services, policy.policy.language, texts =>
      failedOutput(texts, topic, error instanceof GatewayError ? error.message : null),
    ),
    note: null,
    finding: { answer: 'unknown', reason: 'failed', figures: {} },
  };
}
