/** One attempt to deliver an event: a redelivery is another one with the same GUID. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly event: string;
  readonly action: string | null;
  readonly installationId: number | null;
  readonly repositoryId: number | null;
  /** The exact bytes that are signed. */
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly redelivery: boolean;
  /** Null while it is held back or under way. */
  outcome: DeliveryOutcome | null;
}

export interface DeliveryOutcome {
  readonly deliveredAt: Date;
  readonly durationSeconds: number;
  /** GitHub's word: `OK`, or what went wrong. */
  readonly status: string;
  /** 0 when there was no answer. */
  readonly statusCode: number;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
}
