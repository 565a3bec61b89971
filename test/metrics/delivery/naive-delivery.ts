import type { DeliveryHistory } from '../../../src/metrics/delivery/failure-signals.ts';
import { dayMs } from '../../../src/model/records/instant.ts';

/**
 * The definitions once more, as slow and as literal as they are written: every question is asked of every deployment anew, and
 * nothing is shared with the code under test. Labels and `Failure: no` have tables of their own.
 */
export function naiveDelivery({ deployments, commits, pulls, incidents }: DeliveryHistory) {
  const holds = (from: string | null, wanted: string): boolean =>
    commits.some(({ sha }) => sha === wanted) &&
    (from === wanted ||
      (commits.find(({ sha }) => sha === from)?.parents.some(parent => holds(parent, wanted)) ?? false));
  const carrierOf = (sha: string | null): number | undefined => {
    const index = deployments.findIndex(one => sha !== null && holds(one.sha, sha));

    // The baseline swallowed the history before it.
    return index <= 0 ? undefined : index;
  };
  const mergeOf = (number: number) => pulls.find(one => one.number === number)?.mergeSha ?? null;

  /** Each revert as: what it is on the branch, when it came, what it names. */
  const reverts = [
    ...commits.map(({ sha, committedAt, reverts: names }) => ({ sha, at: committedAt, names })),
    ...pulls
      .filter(({ mergedAt }) => mergedAt !== null)
      .map(({ mergeSha, mergedAt, text }) => ({ sha: mergeSha, at: mergedAt ?? 0, names: text.reverts })),
  ].filter(({ names }) => names.length > 0);
  const isRevert = (sha: string) => reverts.some(one => one.sha === sha);
  const targetsOf = (names: readonly string[]) =>
    names
      .map(name => (name.startsWith('#') ? mergeOf(Number(name.slice(1))) : name))
      .filter(name => name !== null)
      .filter(name => commits.some(({ sha }) => sha === name) && !isRevert(name));

  const isLinked = (incident: number, place: number) =>
    pulls.some(
      one => one.mergedAt !== null && one.issues.includes(incident) && carrierOf(one.mergeSha) === place,
    );
  const blames = (causes: readonly string[], place: number) =>
    !causes.includes('external') &&
    causes.some(cause => {
      if (cause.startsWith('deployment:')) return deployments[place]?.ids.includes(Number(cause.slice(11)));

      return carrierOf(cause.startsWith('#') ? mergeOf(Number(cause.slice(1))) : cause) === place;
    });
  const isRevertedBy = (place: number, revert: (typeof reverts)[number]) => {
    const carrier = carrierOf(revert.sha);

    return (
      targetsOf(revert.names).some(target => carrierOf(target) === place) &&
      (carrier === undefined || carrier > place) &&
      revert.at - (deployments[place]?.at ?? 0) <= 30 * dayMs
    );
  };

  const isFailed = (place: number) =>
    reverts.some(revert => isRevertedBy(place, revert)) ||
    deployments[place + 1]?.kind === 'rollback' ||
    incidents.some(({ causedBy }) => blames(causedBy, place));

  const repairs = (later: number, failed: number) =>
    later > failed &&
    ((deployments[later]?.kind === 'rollback' &&
      deployments[later]?.sha !== deployments[failed]?.sha &&
      holds(deployments[failed]?.sha ?? null, deployments[later]?.sha ?? '')) ||
      reverts.some(revert => isRevertedBy(failed, revert) && carrierOf(revert.sha) === later) ||
      incidents.some(one => blames(one.causedBy, failed) && isLinked(one.number, later)));

  const places = deployments.map((_, place) => place);

  return {
    failed: places.filter(isFailed),
    remedyOf: (failed: number) => places.find(later => repairs(later, failed)) ?? null,
    remedial: places.filter(
      place =>
        deployments[place]?.kind === 'rollback' ||
        incidents.some(({ number }) => isLinked(number, place)) ||
        reverts.some(
          revert =>
            carrierOf(revert.sha) === place &&
            targetsOf(revert.names).some(target => {
              const carrier = deployments.findIndex(one => holds(one.sha, target));

              return carrier >= 0 && carrier < place;
            }),
        ),
    ),
    /** Per issue: the deployment of the pull request merged last. */
    deliveredBy: (issue: number) => {
      let last: (typeof pulls)[number] | undefined;
      for (const one of pulls)
        if (one.mergedAt !== null && one.issues.includes(issue) && one.mergedAt >= (last?.mergedAt ?? 0))
          last = one;

      return last === undefined ? undefined : carrierOf(last.mergeSha);
    },
  };
}
