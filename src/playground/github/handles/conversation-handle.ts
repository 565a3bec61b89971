import { botOf } from '../actions/announce.ts';
import { assignIssue, closeIssue, labelIssue, reopenIssue } from '../actions/change-issue.ts';
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

  assign(issue: Issue, login: string, by: string, isAssigned: boolean = true): void {
    assignIssue(this.#doing(issue, by), accountNamed(this.#state, login), isAssigned);
  }

  label(issue: Issue, name: string, by: string, isOn: boolean = true): void {
    labelIssue(this.#doing(issue, by), name, isOn);
  }

  close(issue: Issue, by: string, reason: 'completed' | 'not_planned' | 'duplicate' = 'completed'): void {
    closeIssue(this.#doing(issue, by), reason);
  }

  reopen(issue: Issue, by: string): void {
    reopenIssue(this.#doing(issue, by));
  }

  #doing(issue: Issue, by: string) {
    const sender = accountNamed(this.#state, by);
    return { state: this.#state, repository: this.#repository, issue, sender };
  }
}
