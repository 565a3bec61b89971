const dayMs = 24 * 60 * 60 * 1000;

/** Half a day short, since the turn of next week may begin a little earlier than this one: clocks change, and jobs wait. */
export const aboutAWeekMs = 6.5 * dayMs;

/** So long events are kept before anything is reported where the history was not read. */
export const leastHistoryMs = 14 * dayMs;
