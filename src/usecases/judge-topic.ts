import type { CiSeen } from '../collect/collect-ci.ts';
import type { RunTopic } from '../model/check-run-output.ts';
import { GatewayError } from '../model/gateway-error.ts';
import { failedOutput } from '../render/waiting-output.ts';
import { carryCoverage } from './carry-coverage.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import { judgeCiStatusOf } from './judge-ci-status.ts';
import { judgeCoverageOf } from './judge-coverage.ts';
import { say } from './say.ts';
import type { Services } from './services.ts';
import type { TopicState } from './topic-inputs.ts';
import type { Verdict } from './verdict.ts';

/** One topic's verdict for each pull request of the commit. What fails here makes this topic unknown and stops no other. */
export async function judgeTopic(
  services: Services,
  question: CommitQuestion,
  state: TopicState,
  seen: CiSeen,
): Promise<readonly (Verdict | 'waiting')[]> {
  const judge = judgeOf(state.topic, question.kind);
  const asked = question.pulls.filter(({ modes }) => modes[state.topic] !== 'off');

  return await Promise.all(
    asked.map(async one => {
      try {
        return await judge(services, question, one, state, seen);
      } catch (error) {
        if (isWorthRetrying(error)) throw error;

        return failed(services, question, one, state.topic, error);
      }
    }),
  );
}

/** What a pull request changes was judged on the pull request: a merge group carries that over and judges its own CI. */
function judgeOf(topic: RunTopic, kind: CommitQuestion['kind']) {
  if (topic === 'ci-status') return judgeCiStatusOf;

  return kind === 'group' ? carryCoverage : judgeCoverageOf;
}

const passing: ReadonlySet<string> = new Set(['rate-limited', 'unavailable', 'unauthorized']);

function isWorthRetrying(error: unknown): boolean {
  return error instanceof GatewayError && passing.has(error.kind);
}

function failed(
  services: Services,
  question: CommitQuestion,
  { pull, policy }: JudgedPullRequest,
  topic: RunTopic,
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
