import { conclusionOf } from '../maturity/conclusion.ts';
import type { PullRequestTopic } from '../model/check-run-output.ts';
import { carriedOutput } from '../render/carried-output.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import { keptFinding } from './kept-finding.ts';
import { say } from './say.ts';
import type { Services } from './services.ts';
import type { Verdict } from './verdict.ts';

/**
 * The merge queue tests a commit of its own, but what hangs on the pull request was judged on its head: that verdict
 * is carried over, if it stands for the head that was queued.
 */
export async function carryTopic(
  services: Services,
  question: Pick<CommitQuestion, 'repository'>,
  judged: JudgedPullRequest,
  topic: PullRequestTopic,
): Promise<Verdict> {
  const { pull, policy } = judged;
  const kept = await keptFinding(services, question.repository.id, pull.number, topic);
  const finding = kept?.headSha === pull.headSha ? kept.finding : undefined;
  const mode = judged.modes[topic] === 'enforce' ? 'enforce' : 'advise';

  return {
    topic,
    pullRequest: null,
    conclusion: conclusionOf(finding?.answer ?? 'unknown', mode, false, finding?.waived),
    output: say(services, policy.policy.language, texts =>
      carriedOutput(texts, topic, pull.number, finding?.title),
    ),
    note: null,
    finding: {
      answer: finding?.answer ?? 'unknown',
      reason: finding?.reason ?? null,
      waived: finding?.waived ?? false,
      figures: finding?.figures ?? {},
    },
  };
}
