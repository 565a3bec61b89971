import type { Conclusion, Topic } from '../model/check-run-output.ts';
import type { Answer } from '../model/finding.ts';
import type { Services } from './services.ts';
import type { Note } from './verdict.ts';

/** What `saveAssessment` kept of one topic's verdict. */
export interface KeptFinding {
  readonly topic: Topic;
  readonly answer: Answer;
  readonly reason: string | null;
  /** Unmet, but not held against the pull request. */
  readonly waived?: boolean;
  readonly required?: boolean | undefined;
  /** Left out by a version that wrote no comments. */
  readonly note?: Note | null;
  readonly conclusion: Conclusion;
  readonly title: string;
  readonly figures: object;
}

/** The latest finding of a topic on a pull request, and the head it was made for; undefined when there is none. */
export async function keptFinding(
  services: Pick<Services, 'store'>,
  repositoryId: number,
  pullRequest: number,
  topic: Topic,
): Promise<{ readonly headSha: string; readonly finding: KeptFinding } | undefined> {
  const kept = await services.store.assessments.latest(repositoryId, pullRequest, topic);
  const finding = (kept?.findings as readonly KeptFinding[] | undefined)?.find(one => one.topic === topic);

  return kept === undefined || finding === undefined ? undefined : { headSha: kept.headSha, finding };
}
