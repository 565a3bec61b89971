import type { CommitQuestion } from './commit-question.ts';
import type { KeptFinding } from './kept-finding.ts';
import type { Services } from './services.ts';
import type { Verdict } from './verdict.ts';

/** Keeps what was found, per pull request, before anything is published. */
export async function saveAssessment(
  services: Services,
  question: Pick<CommitQuestion, 'repository' | 'headSha'>,
  verdicts: readonly Verdict[],
): Promise<void> {
  for (const [pullRequest, list] of Map.groupBy(verdicts, verdict => verdict.pullRequest)) {
    await services.store.assessments.save({
      id: services.newId(),
      repository: question.repository,
      pullRequest,
      headSha: question.headSha,
      at: services.now(),
      findings: list.map(toKept),
    });
  }
}

export function toKept({ topic, conclusion, output, note, finding }: Verdict): KeptFinding {
  return { topic, conclusion, title: output.title, note, ...finding };
}
