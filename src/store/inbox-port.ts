/** A verified delivery as it arrived. */
export interface Delivery {
  /** GitHub's GUID. Not covered by the signature, hence `bodySha256` beside it. */
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  readonly bodySha256: string;
  readonly receivedAt: Date;
  readonly payload: string;
}

/** A delivery that waits for its worker. */
export interface StoredDelivery extends Delivery {
  /** The same event and body came before under another GUID: check again, but carry out no command in it. */
  readonly repeatsBody: boolean;
}

/** Of the deliveries still kept; `received` counts repeated and ignored ones too. */
export interface DeliveryCounts {
  readonly received: number;
  readonly accepted: number;
  readonly processed: number;
}

/**
 * `accepted`: stored and queued in one transaction. `duplicate`: this GUID is here already (a GUID whose job is dead is queued again: `accepted`).
 * `ignored`: cannot matter; only its id, hash and reason are kept.
 */
export type Acceptance = 'accepted' | 'duplicate' | 'ignored';

export interface DeliveryFate {
  readonly ignored: boolean;
  readonly finished: boolean;
  /** Why it was ignored, or why there was nothing to do. */
  readonly reason: string | null;
}

/**
 * A commit that the delivery is about, and why it is ignored where nobody waits for it: it is the head of no open pull
 * request, no release is on it, and it was not judged.
 */
export interface AwaitedCommit {
  readonly sha: string;
  readonly reason: string;
}

export interface Inbox {
  accept(delivery: Delivery, onlyIfAwaited?: AwaitedCommit): Promise<Acceptance>;
  /** Keeps id, hash and reason of a delivery that cannot matter. */
  ignore(delivery: Omit<Delivery, 'payload'>, reason: string): Promise<Acceptance>;
  /** Undefined when it is unknown or finished. */
  read(guid: string): Promise<StoredDelivery | undefined>;
  /** `reason` says why nothing was to be done ("draft", "own event"), or null. The payload is dropped. */
  finish(guid: string, reason: string | null): Promise<void>;
  counts(): Promise<DeliveryCounts>;
  /** What became of deliveries, by GUID; those that never arrived or are forgotten are left out. */
  fates(guids: readonly string[]): Promise<ReadonlyMap<string, DeliveryFate>>;
  /**
   * Forgets at most `limit` deliveries that were finished or ignored before that time, or came before it and were given up;
   * returns how many. Keep them 30 days at least: they are what a replay is known by.
   */
  prune(before: Date, limit: number): Promise<number>;
}
