import pg from 'pg';

/** The SQLSTATE that PostgreSQL gave, however deep the error is wrapped; undefined when the database did not answer. */
export function sqlStateOf(error: unknown): string | undefined {
  let current = error;
  for (let depth = 0; depth < 10 && current instanceof Error; depth += 1) {
    if (current instanceof pg.DatabaseError) return current.code;
    current = current.cause;
  }

  return undefined;
}
