import { type DeliveryHistory, type FailureSignal, failureSignals } from './failure-signals.ts';

/** A deployment that succeeded, and then needed repair at once. It failed once, whatever the number of signals. */
export interface FailedDeployment {
  /** Its place among the deployments. */
  readonly index: number;
  /** A record names it. One that is not is only suspected: it is shown and counts nowhere. */
  readonly isExplicit: boolean;
  readonly signals: readonly FailureSignal['kind'][];
  /** Place of the first later deployment that repaired it; null while none has. */
  readonly remedy: number | null;
}

export function failedDeployments(history: DeliveryHistory): readonly FailedDeployment[] {
  const byIndex = Map.groupBy(failureSignals(history), ({ index }) => index);

  return [...byIndex]
    .map(([index, signals]): FailedDeployment => {
      const isExplicit = signals.some(signal => signal.isExplicit);
      const remedies = [...signals.map(({ remedy }) => remedy), rollbackOver(index, history)].filter(
        place => place !== null,
      );

      return {
        ...{ index, isExplicit, signals: [...new Set(signals.map(({ kind }) => kind))].toSorted() },
        remedy: remedies.length === 0 ? null : Math.min(...remedies),
      };
    })
    .toSorted((a, b) => a.index - b.index);
}

/** The first later rollback to something that the failed one grew from took it off too. */
function rollbackOver(failed: number, { deployments, carriers }: DeliveryHistory): number | null {
  const sha = deployments[failed]?.sha ?? null;
  if (sha === null) return null;
  const place = deployments.findIndex(
    (later, index) =>
      index > failed && later.kind === 'rollback' && carriers.graph.isAncestor(later.sha ?? '', sha),
  );

  return place < 0 ? null : place;
}
