/**
 * When a repository's turn comes next: each has its own moment in every period, so that they do not all come at once.
 * Strictly after `now`, and at most one period away.
 */
export function nextSlot(repositoryId: number, periodMs: number, now: Date): Date {
  const offset = spread(repositoryId) * periodMs;
  const periods = Math.floor((now.getTime() - offset) / periodMs) + 1;

  return new Date(Math.ceil(periods * periodMs + offset));
}

/** Evenly from 0 to below 1, and the same for the same id: ids that follow each other lie far apart. */
export function spread(id: number): number {
  let hash = (id ^ Math.floor(id / 2 ** 32)) >>> 0;
  for (const factor of [0x7feb352d, 0x846ca68b]) {
    hash = Math.imul(hash ^ (hash >>> 16), factor) >>> 0;
    hash = (hash ^ (hash >>> 15)) >>> 0;
  }

  return hash / 2 ** 32;
}
