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
    await keepPullCoverage(services, question, pullRequest, list);
  }
}

/** The figure of a pull request belongs to those of its repository, long after its assessment is gone. */
async function keepPullCoverage(
  { store, now }: Services,
  { repository, headSha }: Pick<CommitQuestion, 'repository' | 'headSha'>,
  number: number | null,
  verdicts: readonly Verdict[],
): Promise<void> {
  const finding = verdicts.find(({ topic }) => topic === 'incremental-coverage')?.finding;
  if (number === null) return;
  if (finding?.answer !== 'met' && finding?.answer !== 'unmet') return;
  const { covered, coverable } = finding.figures as { covered: number; coverable: number };
  const at = now();
  const record = { number, headSha, at: at.getTime(), covered, coverable };
  await store.records.put(repository.id, 'pull-coverage', [record], at);
}

export function toKept({ topic, conclusion, output, note, finding }: Verdict): KeptFinding {
  return { topic, conclusion, title: output.title, note, ...finding };
}
