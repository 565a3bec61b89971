import type { ReportBuilder } from '../report-builder.ts';

const maxBranches = 64;

/**
 * Some formats count the branches of a line, `1 of 2`, without telling which: they are numbered here, the taken ones
 * first. Two reports of the same line then give the better of both counts. `way` names who counts.
 */
export function addCountedBranches(
  builder: ReportBuilder,
  line: number,
  way: string,
  [taken, total]: readonly [taken: number, total: number],
): void {
  if (!(total > 0)) return;
  const [shownTaken, shownTotal] = total <= maxBranches ? [taken, total] : [taken >= total ? 2 : 1, 2];
  for (let index = 0; index < shownTotal; index++)
    builder.addBranch(line, `${way} of ${shownTotal}:${index}`, index < shownTaken);
}
