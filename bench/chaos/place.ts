import type { RepositoryHandle } from '../../src/playground/github/handles/repository-handle.ts';
import type { Random } from '../seeded-random.ts';
import type { PullSubject, Subject } from './subject.ts';

/** Where deeds happen: one repository, renewed from time to time so that its lists stay short. */
export interface Place {
  readonly repository: RepositoryHandle;
  readonly pulls: PullSubject[];
  readonly subjects: Subject[];
  readonly random: Random;
  /** Of the next write to GitHub, the request or its answer gets lost. */
  readonly loseWrite: () => void;
  /** Numbers what is made. */
  count: number;
}

export function fail(): never {
  throw new Error('A deed came before the one it builds upon.');
}
