import type { Comment } from '../../src/playground/github/world/conversation-records.ts';
import type { CommandSubject, PullSubject } from './subject.ts';

export interface Answers {
  readonly replies: number;
  readonly reactions: number;
  readonly count: number;
}

/** What Rung has said to a command so far. */
export function answersTo(subject: PullSubject, { comment }: CommandSubject): Answers {
  const marker = `<!-- rung:reply/${comment.id}:`;
  const replies = ownComments(subject).filter(({ body }) => body.includes(marker)).length;
  const reactions = comment.reactions.filter(({ author }) => author.login.startsWith('rung')).length;

  return { replies, reactions, count: replies + reactions };
}

export function ownComments({ repository, pull }: PullSubject): readonly Comment[] {
  return repository.conversation.comments(pull.number).filter(({ app }) => app?.slug === 'rung');
}
