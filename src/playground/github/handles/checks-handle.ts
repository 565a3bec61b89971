import {
  type CheckRunChange,
  createCheckRun,
  rerequestCheckRun,
  updateCheckRun,
} from '../actions/check-run.ts';
import { announceSuite } from '../actions/check-suite.ts';
import { type NewCommitStatus, setCommitStatus } from '../actions/commit-status.ts';
import { otherApp } from '../world/other-app.ts';
import type { CheckRun, CommitStatus, Repository } from '../world/records.ts';
import { accountNamed, type WorldState } from '../world/world-state.ts';

export interface CheckRunFilter {
  readonly app?: string;
  readonly name?: string;
  readonly headSha?: string;
}

/** Check runs and commit statuses of one repository: of Rung's App, of GitHub Actions, and of others. */
export class ChecksHandle {
  readonly #state: WorldState;
  readonly #repository: Repository;

  constructor(state: WorldState, repository: Repository) {
    this.#state = state;
    this.#repository = repository;
  }

  /** Oldest first. */
  runs(filter: CheckRunFilter = {}): CheckRun[] {
    return this.#repository.checkRuns.filter(
      run =>
        (filter.app ?? run.suite.app.slug) === run.suite.app.slug &&
        (filter.name ?? run.name) === run.name &&
        (filter.headSha ?? run.headSha) === run.headSha,
    );
  }

  /** The run that GitHub shows: the newest. */
  latest(filter: CheckRunFilter): CheckRun | undefined {
    return this.runs(filter).at(-1);
  }

  /** Another App (by slug) reports a check. */
  create(app: string, name: string, headSha: string, change: CheckRunChange = {}): CheckRun {
    return createCheckRun(this.#state, this.#repository, {
      ...change,
      app: otherApp(this.#state, app),
      name,
      headSha,
    });
  }

  update(run: CheckRun, change: CheckRunChange): void {
    updateCheckRun(this.#state, this.#repository, run, change);
  }

  /** Somebody presses "Re-run" on a check. */
  rerequest(id: number, by: string): void {
    const run = this.#repository.checkRuns.find(one => one.id === id);
    if (run === undefined) throw new Error(`There is no check run ${id}.`);
    rerequestCheckRun(this.#state, this.#repository, run, accountNamed(this.#state, by));
  }

  /** Somebody presses "Re-run all checks" of Rung's App on a commit. */
  rerequestSuite(headSha: string, by: string): void {
    const { app } = this.#state;
    const suite = this.#repository.checkSuites.find(one => one.app.id === app.id && one.headSha === headSha);
    if (suite === undefined) throw new Error(`${app.slug} has no check suite on ${headSha}.`);
    announceSuite(this.#state, this.#repository, suite, 'rerequested', accountNamed(this.#state, by));
  }

  setStatus(status: NewCommitStatus, by = this.#repository.owner.login): CommitStatus {
    return setCommitStatus(this.#state, this.#repository, status, accountNamed(this.#state, by));
  }
}
