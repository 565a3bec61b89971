import { botOf } from '../actions/announce.ts';
import {
  assignIssue,
  closeIssue,
  editIssue,
  labelIssue,
  lockIssue,
  reopenIssue,
} from '../actions/change-issue.ts';
import { createComment, deleteComment, editComment } from '../actions/comment.ts';
import { createIssue } from '../actions/issue.ts';
import { deleteIssue, transferIssue } from '../actions/remove-issue.ts';
import type { Comment, Issue } from '../world/conversation-records.ts';
import { otherApp } from '../world/other-app.ts';
import type { Repository } from '../world/records.ts';
import { accountNamed, findRepository, type WorldState } from '../world/world-state.ts';

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

  issue(number: number): Issue {
    const issue = this.#repository.issues.get(number);
    if (issue === undefined) throw new Error(`There is no issue ${number}.`);
    return issue;
  }

  /** GitHub tells no App of it. */
  switchIssues(isOn: boolean): void {
    this.#repository.hasIssues = isOn;
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

  editIssue(issue: Issue, change: { readonly title?: string; readonly body?: string }, by: string): void {
    editIssue(this.#doing(issue, by), change);
  }

  lock(issue: Issue, by: string, isLocked: boolean = true): void {
    lockIssue(this.#doing(issue, by), isLocked);
  }

  deleteIssue(issue: Issue, by: string): void {
    deleteIssue(this.#doing(issue, by));
  }

  /** To `owner/name`: the issue that it is there. */
  transfer(issue: Issue, fullName: string, by: string): Issue {
    const [owner = '', name = ''] = fullName.split('/');
    const to = findRepository(this.#state, owner, name);
    if (to === undefined) throw new Error(`There is no repository ${fullName}.`);
    return transferIssue(this.#doing(issue, by), to);
  }

  /** To the App it looks like a deletion: discussions are none of what it may read. */
  convertToDiscussion(issue: Issue, by: string): void {
    this.deleteIssue(issue, by);
  }

  #doing(issue: Issue, by: string) {
    const sender = accountNamed(this.#state, by);
    return { state: this.#state, repository: this.#repository, issue, sender };
  }
}
