import type { CommitQuestion } from './commit-question.ts';

export type PromptQuestion = Pick<CommitQuestion, 'repository' | 'headSha' | 'pulls'>;
