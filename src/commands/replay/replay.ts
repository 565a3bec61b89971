import type { RecordedWrite } from '../../publish/recorded-writes.ts';

/** What a delivery leads to. */
export interface Replay {
  /** Null where a file does not tell. */
  readonly guid: string | null;
  readonly event: string;
  readonly action: string | null;
  readonly repository: string | null;
  /** `ignored`: it cannot matter, and is not even queued. */
  readonly outcome: 'accepted' | 'ignored';
  /** Why it is ignored, or why there was nothing to do. */
  readonly reason: string | null;
  /** What its handler writes by itself, such as answers to commands. */
  readonly writes: readonly RecordedWrite[];
  readonly jobs: readonly ReplayedJob[];
}

export interface ReplayedJob {
  readonly kind: 'check' | 'merge-group' | 'measure' | 'release' | 'ladder' | 'reconcile';
  readonly repository: string;
  /** `#7`, a tag or a commit; null for the repository as a whole. */
  readonly what: string | null;
  readonly writes: readonly RecordedWrite[];
  /** True when it would run again later: its inputs are not final. */
  readonly again: boolean;
  /** What GitHub did not tell, so that the job would be tried again. */
  readonly problem: string | null;
}
