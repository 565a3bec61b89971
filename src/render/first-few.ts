/** The first few of a list and how many were left out, for sentences that must not grow without end. */
export function firstFew<T>(items: readonly T[], limit: number): { shown: readonly T[]; more: number } {
  return { shown: items.slice(0, limit), more: Math.max(0, items.length - limit) };
}
