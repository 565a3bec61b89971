import type { RepositoryIssue } from '../github/issue-port.ts';
import type { RepositoryRef } from '../model/repository.ts';
import type { Language } from '../render/texts.ts';

export interface IssueEffect {
  /** It is created once for it: `issue/<repository id>/<subject>`. */
  readonly key: string;
  readonly subject: string;
  /** Where given, an improvement issue over these is held back. */
  readonly budget: { readonly open: number; readonly perWeek: number } | null;
  /** Of the note on an issue that is closed as a duplicate; the server's unless told. */
  readonly language?: Language;
}

export interface IssueText {
  readonly title: string;
  /** Without the hidden marker: the gateway adds it. */
  readonly body: string;
}

/**
 * `adopted`: it was there already, under the same marker, open or closed; it is left as it is. `held-back`: the noise budget is spent; nothing was written.
 * `refused`: GitHub forbids it, or the repository has no issues. `skipped`: dry run.
 */
export type IssueCreation =
  | { readonly kind: 'created' | 'adopted'; readonly number: number }
  | { readonly kind: 'held-back' | 'refused' | 'skipped' };

/** `refused` also where the conversation is locked. `gone`: deleted or transferred. */
export type IssueUpdate = 'written' | 'gone' | 'refused' | 'skipped';

/** `close`: as completed. `withdraw`: closed as not planned, since nothing was done about it. */
export type IssueEnd = 'close' | 'withdraw' | 'reopen';

export interface IssueWrites {
  /**
   * Once for its key, however many instances ask; of several with its marker the oldest is kept and the others are closed
   * with a link. What was created stands in the store at once, with an empty content hash: the caller tells the rest.
   */
  createIssue(repository: RepositoryRef, effect: IssueEffect, text: IssueText): Promise<IssueCreation>;
  /**
   * The body only: title and labels are people's to change. It is looked at before: what is there already is not written
   * again. `state` changes with the same request.
   */
  updateIssue(
    repository: RepositoryRef,
    issue: { readonly number: number; readonly subject: string },
    body: string,
    state?: IssueEnd,
  ): Promise<IssueUpdate>;
  /** All that our own App opened, with the subject that each one's marker names. */
  filedIssues(
    repository: RepositoryRef,
  ): Promise<readonly { readonly subject: string; readonly issue: RepositoryIssue }[]>;
}
