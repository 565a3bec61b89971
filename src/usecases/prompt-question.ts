import type { RepositoryReads } from '../github/port.ts';
import type { CommitQuestion } from './commit-question.ts';

export type PromptQuestion = Pick<CommitQuestion, 'repository' | 'headSha' | 'pulls'>;

/** With reads that the topics share. */
export interface PromptReading extends PromptQuestion {
  readonly reads: RepositoryReads;
}
