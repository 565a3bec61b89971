const maxLength = 1000;

/**
 * Why something failed, for a log or a record. Of a statement that failed only what the database said: Drizzle's own
 * message has the statement with all its values, that is whole payloads.
 */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error).slice(0, maxLength);
  const reason = isFailedStatement(error) ? databaseReason(error.cause) : error.message;

  return reason.slice(0, maxLength);
}

/** Drizzle's `DrizzleQueryError`, by its form: which library the store is made with is the store's own business. */
export function isFailedStatement(error: Error): boolean {
  return 'query' in error && 'params' in error;
}

/** SQLSTATE class 22: what the database says of data that it cannot read quotes them. */
const quotesData = /^22/;

function databaseReason(cause: unknown): string {
  if (!(cause instanceof Error)) return 'the database refused a statement';
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  if (code === undefined) return `the database: ${cause.message}`;

  return quotesData.test(code)
    ? `the database refused the data of a statement (${code})`
    : `the database: ${cause.message} (${code})`;
}
