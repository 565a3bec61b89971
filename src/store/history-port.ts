export const historyTables = [
  'effect',
  'evaluation',
  'assessment',
  'command',
  'pushed_head',
  'tested_merge',
] as const;

export type HistoryTable = (typeof historyTables)[number];

/** What is kept only as long as a decision may need it. */
export interface History {
  /**
   * Removes at most `limit` rows of a table that are from before that time and that no later event needs; returns how
   * many. What belongs to an open pull request stays, however old.
   */
  prune(table: HistoryTable, before: Date, limit: number): Promise<number>;
}
