/** Milliseconds since 1970, UTC: records are compared and subtracted far more often than they are read. */
export type Instant = number;

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
