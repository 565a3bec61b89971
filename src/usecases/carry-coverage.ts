import { conclusionOf } from '../maturity/conclusion.ts';
import type { Conclusion } from '../model/check-run-output.ts';
import type { Answer } from '../model/finding.ts';
import { carriedOutput } from '../render/carried-output.ts';
import type { CommitQuestion, JudgedPullRequest } from './commit-question.ts';
import { say } from './say.ts';
import type { Services } from './services.ts';
import type { Verdict } from './verdict.ts';

interface KeptFinding {
  readonly topic: string;
  readonly answer: Answer;
  readonly reason: string | null;
  readonly conclusion: Conclusion;
  readonly title: string;
  readonly figures: object;
}

/**
 * The merge queue tests a commit of its own, but what a pull request changes was judged on its head: that verdict is
 * carried over, if it stands for the head that was queued.
 */
export async function carryCoverage(
  services: Services,
  question: CommitQuestion,
  judged: JudgedPullRequest,
): Promise<Verdict> {
  const { pull, policy } = judged;
  const { assessments } = services.store;
  const kept = await assessments.latest(question.repository.id, pull.number, 'incremental-coverage');
  const findings = kept?.headSha === pull.headSha ? (kept.findings as readonly KeptFinding[]) : [];
  const finding = findings.find(one => one.topic === 'incremental-coverage');
  const mode = judged.modes['incremental-coverage'] === 'enforce' ? 'enforce' : 'advise';

  return {
    topic: 'incremental-coverage',
    pullRequest: null,
    conclusion: conclusionOf(finding?.answer ?? 'unknown', mode, false),
    output: say(services, policy.policy.language, texts => carriedOutput(texts, pull.number, finding?.title)),
    note: null,
    finding: {
      answer: finding?.answer ?? 'unknown',
      reason: finding?.reason ?? null,
      figures: finding?.figures ?? {},
    },
  };
}
