import type { RepositoryRef } from '../../src/model/repository.ts';
import type { ServerOptions } from '../../src/playground/scenario/server.ts';

/** What a child is started with: the first message it gets. */
export interface Birth {
  /** Without what cannot travel between processes. */
  readonly options: Omit<ServerOptions, 'log' | 'now'>;
  /** Both clocks stand so far ahead of the machine's. */
  readonly aheadMs: number;
  /** Where it kills itself. */
  readonly dieAt: DieAt | null;
}

export interface DieAt {
  readonly point: string;
  /** At the n-th pass from now on. */
  readonly nth: number;
}

export type ToChild =
  | { readonly kind: 'birth'; readonly birth: Birth }
  | { readonly kind: 'die-at'; readonly dieAt: DieAt }
  | { readonly kind: 'clock'; readonly aheadMs: number }
  /** Each has its turn of the ladder now. */
  | { readonly kind: 'turns'; readonly repositories: readonly RepositoryRef[] }
  | { readonly kind: 'state' }
  /** Lets dead letters run once more, as an operator would. */
  | { readonly kind: 'revive' }
  | { readonly kind: 'unfinished'; readonly guids: readonly string[] }
  /** What became of these deliveries, for whoever looks for the cause of a problem. */
  | { readonly kind: 'fates'; readonly guids: readonly string[] };

export type FromChild =
  | { readonly kind: 'listening'; readonly url: string }
  | { readonly kind: 'failed'; readonly message: string }
  /** Its first pass in this life. */
  | { readonly kind: 'passed'; readonly point: string }
  | { readonly kind: 'state'; readonly state: ServerState }
  /** Neither finished nor a dead letter. */
  | { readonly kind: 'unfinished'; readonly guids: readonly string[] }
  | { readonly kind: 'fates'; readonly fates: readonly string[] }
  | { readonly kind: 'revive'; readonly count: number }
  | { readonly kind: 'warned'; readonly text: string };

export interface ServerState {
  /** Jobs that could run, or do. */
  readonly busy: number;
  /** Jobs whose time comes within a minute. */
  readonly soon: number;
  readonly dead: number;
  readonly isProcessed: boolean;
  readonly openEvaluations: number;
}
