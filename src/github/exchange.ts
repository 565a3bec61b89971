/** A request as it goes over the wire. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** An answer that arrived whole, whatever its status. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A header on answers that GitHub did not count: it had nothing new, or another request's answer was shared. */
export const uncountedHeader = 'x-rung-uncounted';

export type Send = (exchange: Exchange) => Promise<Answer>;
