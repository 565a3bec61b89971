import type { CiSeen } from '../collect/collect-ci.ts';
import type { RunTopic } from '../model/check-run-output.ts';
import { carryTopic } from './carry-topic.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import { judgeCiStatusOf } from './judge-ci-status.ts';
import { judgeContained } from './judge-contained.ts';
import { judgeCoverageOf } from './judge-coverage.ts';
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
    asked.map(one =>
      judgeContained(services, question, one, state.topic, () => judge(services, question, one, state, seen)),
    ),
  );
}

/** What a pull request changes was judged on the pull request: a merge group carries that over and judges its own CI. */
function judgeOf(topic: RunTopic, kind: CommitQuestion['kind']) {
  if (topic === 'ci-status') return judgeCiStatusOf;

  return kind === 'group' ? carryCoverage : judgeCoverageOf;
}

function carryCoverage(services: Services, question: CommitQuestion, judged: JudgedPullRequest) {
  return carryTopic(services, question, judged, 'incremental-coverage');
}
