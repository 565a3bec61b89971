import { botOf } from '../actions/announce.ts';
import { createComment, deleteComment, editComment } from '../actions/comment.ts';
import { createIssue } from '../actions/issue.ts';
import type { Comment, Issue } from '../world/conversation-records.ts';
import { otherApp } from '../world/other-app.ts';
import type { Repository } from '../world/records.ts';
import { accountNamed, type WorldState } from '../world/world-state.ts';

/** Comments and issues of one repository. */
export class ConversationHandle {
  readonly #state: WorldState;
  readonly #repository: Repository;

  constructor(state: WorldState, repository: Repository) {
    this.#state = state;
    this.#repository = repository;
  }

  /** Oldest first. */
  comments(issueNumber?: number): Comment[] {
    return this.#repository.comments.filter(
      comment => (issueNumber ?? comment.issueNumber) === comment.issueNumber,
    );
  }

  comment(issueNumber: number, body: string, by: string): Comment {
    const author = accountNamed(this.#state, by);
    return createComment(this.#state, this.#repository, { issueNumber, body, author, app: null });
  }

  /** What another App says; one that the world has not seen is made up. */
  commentAsApp(issueNumber: number, body: string, slug: string): Comment {
    const app = otherApp(this.#state, slug);
    const author = botOf(this.#state, app);
    return createComment(this.#state, this.#repository, { issueNumber, body, author, app });
  }

  edit(comment: Comment, body: string, by: string): void {
    editComment(this.#state, this.#repository, comment, body, accountNamed(this.#state, by));
  }

  delete(comment: Comment, by: string): void {
    deleteComment(this.#state, this.#repository, comment, accountNamed(this.#state, by));
  }

  issues(): Issue[] {
    return [...this.#repository.issues.values()];
  }

  openIssue(title: string, by: string, options: { body?: string; labels?: readonly string[] } = {}): Issue {
    return createIssue(this.#state, this.#repository, {
      title,
      body: options.body ?? null,
      labels: options.labels ?? [],
      author: accountNamed(this.#state, by),
      app: null,
    });
  }
}
