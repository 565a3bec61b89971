import {
  closePullRequest,
  labelPullRequest,
  lockConversation,
  mergePullRequest,
  reopenPullRequest,
  retitlePullRequest,
  setDraft,
  unlabelPullRequest,
} from '../actions/change-pull-request.ts';
import { refreshTestMerge } from '../actions/refresh-test-merge.ts';
import { submitReview } from '../actions/review.ts';
import type { FileDiff } from '../git/diff-trees.ts';
import type { Account } from '../world/account-records.ts';
import { pullRequestChange } from '../world/pull-request-change.ts';
import type { PullRequest, Review } from '../world/records.ts';
import { accountNamed, type WorldState } from '../world/world-state.ts';

/** One pull request of the stand-in. `by` is the login of who does it; the author unless told. */
export class PullRequestHandle {
  readonly record: PullRequest;
  readonly #state: WorldState;

  constructor(state: WorldState, record: PullRequest) {
    this.#state = state;
    this.record = record;
  }

  get number(): number {
    return this.record.number;
  }

  get headSha(): string {
    return this.record.headSha;
  }

  get files(): readonly FileDiff[] {
    return pullRequestChange(this.record).files;
  }

  /** The test-merge commit for the present base and head; undefined on a conflict. */
  testMerge(): string | undefined {
    refreshTestMerge(this.#state, this.record);
    return this.record.testMerge?.sha ?? undefined;
  }

  close(by?: string): void {
    closePullRequest(this.#state, this.record, this.#person(by));
  }

  reopen(by?: string): void {
    reopenPullRequest(this.#state, this.record, this.#person(by));
  }

  convertToDraft(by?: string): void {
    setDraft(this.#state, this.record, true, this.#person(by));
  }

  markReady(by?: string): void {
    setDraft(this.#state, this.record, false, this.#person(by));
  }

  edit(change: { title?: string; body?: string; base?: string }, by?: string): void {
    retitlePullRequest(this.#state, this.record, change, this.#person(by));
  }

  label(name: string, by?: string): void {
    labelPullRequest(this.#state, this.record, name, this.#person(by));
  }

  review(by: string, options: { state?: Review['state']; body?: string } = {}): void {
    submitReview(this.#state, this.record, { author: this.#person(by), ...options });
  }

  /** A conversation on a line of the code. */
  discuss(isResolved: boolean): void {
    this.record.threads.push({ isResolved });
  }

  requestReview(by?: string): void {
    const at = this.#state.clock();
    this.record.events.push({ kind: 'ReviewRequestedEvent', actor: this.#person(by), at });
  }

  /** The last one counts no more. */
  dismissReview(): void {
    const last = this.record.reviews.at(-1);
    if (last !== undefined) last.state = 'DISMISSED';
  }

  unlabel(name: string, by?: string): void {
    unlabelPullRequest(this.#state, this.record, name, this.#person(by));
  }

  lock(by?: string): void {
    lockConversation(this.#state, this.record, true, this.#person(by));
  }

  unlock(by?: string): void {
    lockConversation(this.#state, this.record, false, this.#person(by));
  }

  /** Merges into the base branch; the new commit. Throws on a conflict. */
  merge(by?: string): string {
    return mergePullRequest(this.#state, this.record, this.#person(by));
  }

  #person(login: string | undefined): Account {
    return login === undefined ? this.record.author : accountNamed(this.#state, login);
  }
}
