import { createMergeGroup, destroyMergeGroup, mergeMergeGroup } from '../actions/merge-group.ts';
import type { MergeGroup } from '../world/delivery-records.ts';
import type { Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';

export class MergeGroupHandle {
  readonly record: MergeGroup;
  readonly #state: WorldState;
  readonly #repository: Repository;

  private constructor(state: WorldState, repository: Repository, record: MergeGroup) {
    this.#state = state;
    this.#repository = repository;
    this.record = record;
  }

  static create(
    state: WorldState,
    repository: Repository,
    pullRequests: readonly number[],
    base: string,
  ): MergeGroupHandle {
    const group = createMergeGroup(state, repository, pullRequests, base, repository.owner);
    return new MergeGroupHandle(state, repository, group);
  }

  get headSha(): string {
    return this.record.headSha;
  }

  get branch(): string {
    return this.record.branch;
  }

  merge(): void {
    mergeMergeGroup(this.#state, this.#repository, this.record, this.#repository.owner);
  }

  destroy(reason: 'invalidated' | 'dequeued' = 'invalidated'): void {
    destroyMergeGroup(this.#state, this.#repository, this.record, reason, this.#repository.owner);
  }
}
