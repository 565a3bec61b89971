/**
 * The code or name of an error's deepest cause. Never its message: database drivers put the statement and its
 * values, that is whole payloads, into messages.
 */
export function nameProblem(error: unknown): string {
  let current = error;
  for (let depth = 0; depth < 10 && current instanceof Error && current.cause instanceof Error; depth += 1)
    current = current.cause;
  if (!(current instanceof Error)) return 'unknown';
  const code = 'code' in current ? current.code : undefined;
  return typeof code === 'string' ? code : current.name;
}
