import type { LineCoverage } from '../model/coverage.ts';

/**
 * Run, but on some branches only. Formats count branches in their own ways, which ids tell apart before their last ":";
 * a line whose branches are all taken by one way of counting is wholly run.
 */
export function isPartial({ hits, branches }: LineCoverage): boolean {
  if (hits === 0 || branches.size === 0) return false;
  const isComplete = new Map<string, boolean>();
  for (const [id, isTaken] of branches) {
    const way = id.slice(0, id.lastIndexOf(':') + 1);
    isComplete.set(way, isTaken && isComplete.get(way) !== false);
  }
  return ![...isComplete.values()].includes(true);
}
