import {
  approveWorkflowRun,
  beginWorkflowRun,
  completeWorkflowRun,
  rerunWorkflowRun,
  uploadArtifact,
} from '../actions/workflow-run.ts';
import type { Artifact, RunConclusion, WorkflowRun } from '../world/records.ts';
import type { WorldState } from '../world/world-state.ts';
import { writeZip } from '../zip/write-zip.ts';

/** An artifact's files, or the bytes of its zip where a test wants a broken one. */
export type ArtifactContent =
  | { readonly name: string; readonly files: Readonly<Record<string, string | Uint8Array>> }
  | { readonly name: string; readonly zip: Uint8Array };

export interface RunOutcome {
  readonly conclusion: RunConclusion;
  readonly artifacts?: readonly ArtifactContent[];
  /** Conclusions of single jobs that differ from the run's. */
  readonly jobs?: Readonly<Record<string, RunConclusion>>;
}

export class WorkflowRunHandle {
  readonly record: WorkflowRun;
  /** The commit that CI checks out: the test merge of a `pull_request` run, else the head. */
  readonly testedSha: string;
  readonly #state: WorldState;
  readonly #jobs: readonly string[];

  constructor(state: WorldState, record: WorkflowRun, jobs: readonly string[], testedSha: string) {
    this.#state = state;
    this.record = record;
    this.testedSha = testedSha;
    this.#jobs = jobs;
  }

  get id(): number {
    return this.record.id;
  }

  /** queued → in progress, with a check run for each job. */
  begin(jobs = this.#jobs): this {
    beginWorkflowRun(this.#state, this.record, jobs);
    return this;
  }

  upload(artifact: ArtifactContent): Artifact {
    const zip = 'zip' in artifact ? artifact.zip : writeZip(artifact.files);
    return uploadArtifact(this.#state, this.record, artifact.name, zip);
  }

  /** Uploads, then ends; begins first where nobody has. */
  complete(outcome: RunOutcome): this {
    if (this.record.status === 'queued') this.begin();
    for (const artifact of outcome.artifacts ?? []) this.upload(artifact);
    completeWorkflowRun(this.#state, this.record, outcome.conclusion, outcome.jobs);
    return this;
  }

  cancel(): this {
    completeWorkflowRun(this.#state, this.record, 'cancelled');
    return this;
  }

  /** A maintainer lets a first-time contributor's run start. */
  approve(): this {
    approveWorkflowRun(this.#state, this.record);
    return this;
  }

  /** The next attempt, queued. */
  rerun(): this {
    rerunWorkflowRun(this.#state, this.record);
    return this;
  }
}
