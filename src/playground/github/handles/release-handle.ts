import {
  addReleaseAsset,
  announceRelease,
  deleteRelease,
  editRelease,
  publishRelease,
} from '../actions/release.ts';
import type { Release, Repository } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';

/** One release of the stand-in; its author does everything. */
export class ReleaseHandle {
  readonly record: Release;
  readonly #state: WorldState;
  readonly #repository: Repository;

  constructor(state: WorldState, repository: Repository, record: Release) {
    this.#state = state;
    this.#repository = repository;
    this.record = record;
  }

  get id(): number {
    return this.record.id;
  }

  /** Ends the draft; the tag is made on the default branch unless it is there. */
  publish(): this {
    const sha = this.#repository.refs.get(`refs/heads/${this.#repository.defaultBranch}`) ?? '';
    publishRelease(this.#state, this.#repository, this.record, sha, this.record.author);
    return this;
  }

  /** GitHub tells of it again, with nothing changed. */
  announceAgain(): this {
    announceRelease(this.#state, this.#repository, this.record, 'published', this.record.author);
    return this;
  }

  upload(name: string): this {
    addReleaseAsset(this.#state, this.record, name, this.record.author);
    return this;
  }

  edit(body: string): this {
    editRelease(this.#state, this.#repository, this.record, body, this.record.author);
    return this;
  }

  delete(): void {
    deleteRelease(this.#state, this.#repository, this.record, this.record.author);
  }
}
