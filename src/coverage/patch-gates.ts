import type { Component, PatchFileCoverage, PatchGate } from '../model/coverage.ts';
import { globMatcher } from '../model/glob.ts';

/** Each component that has a coverable line held against its own target, the rest against the general one. */
export function patchGatesOf(
  files: readonly PatchFileCoverage[],
  components: readonly Component[],
  target: number,
): PatchGate[] {
  const asked = [...components.map(one => [one.name, one.target] as const), [null, target] as const];

  return asked.flatMap(([component, asks]) => {
    const own = files.filter(file => file.component === component);
    const coverable = own.reduce((sum, file) => sum + file.coverable, 0);
    if (coverable === 0) return [];
    const covered = own.reduce((sum, file) => sum + file.covered.length, 0);

    return [
      {
        ...{ component, target: asks, coverable, covered },
        percent: flooredPercent(covered, coverable),
        isMet: meetsTarget(covered, coverable, asks),
      },
    ];
  });
}

/** Names the first component that has the path. */
export function componentFinder(components: readonly Component[]): (path: string) => string | null {
  const matchers = components.map(({ name, paths }) => ({ name, matches: globMatcher(paths) }));

  return path => matchers.find(({ matches }) => matches(path))?.name ?? null;
}

/** Floored to two decimals: 99.996 never prints 100. */
export function flooredPercent(covered: number, coverable: number): number {
  return Math.floor((covered * 10_000) / coverable) / 100;
}

/** How many more lines have to be run to reach the target. */
export function neededLines({
  covered,
  coverable,
  target,
}: Pick<PatchGate, 'covered' | 'coverable' | 'target'>): number {
  return Math.max(0, Math.ceil((millionths(target) * coverable) / 100_000_000) - covered);
}

/** The exact fraction. */
function meetsTarget(covered: number, coverable: number, target: number): boolean {
  return covered * 100 * 1_000_000 >= millionths(target) * coverable;
}

/** Targets have at most six decimals, so whole numbers decide. */
function millionths(target: number): number {
  return Math.round(target * 1_000_000);
}
