import type { RepositoryHandle } from '../github/handles/repository-handle.ts';
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';

/** What every chapter of the story is handed. */
export interface Scene {
  readonly stage: Stage;
  readonly tell: Narrator;
  /** `harbour/quotes`, the small library that the story is about. */
  readonly quotes: RepositoryHandle;
  /** `harbour/.github`, which holds the organization's policy. */
  readonly organization: RepositoryHandle;
}
