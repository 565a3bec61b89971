import type { Deployable, Deployables } from '../facts/ladder/deployables/deployable.ts';
import type { Evidence } from '../model/practice-result.ts';
import { allOf, type Step } from './climb.ts';
import { fileEvidence } from './evidence.ts';
import { type NotAssessed, unknownBecause } from './outcome.ts';
import { keptEvidence } from './share.ts';

/** What runs, or why no practice can say anything of it. */
export function declaredDeployables({ all, unreadable }: Deployables): readonly Deployable[] | NotAssessed {
  if (all.length > 0) return all;
  const [path] = unreadable;
  if (path !== undefined) return unknownBecause({ kind: 'unreadable', path, line: null });

  // They may lie in another repository: having none here says nothing.
  return unknownBecause({ kind: 'source', what: 'manifests' });
}

/** Whether all of them do it. A template that leaves it open, and a manifest that cannot be read, leave it open here too. */
export function everyOneDoes(
  { unreadable }: Deployables,
  asked: readonly Deployable[],
  does: (deployable: Deployable) => boolean | null,
): Step {
  const steps = asked.map(deployable => {
    const answer = does(deployable);

    return answer ?? ({ kind: 'unreadable', path: deployable.path, line: deployable.line } as const);
  });
  const unseen = unreadable.map(path => ({ kind: 'unreadable', path, line: null }) as const);

  return allOf(...steps, ...unseen);
}

/** The first that do not. */
export function deployablesThatDoNot(
  asked: readonly Deployable[],
  does: (deployable: Deployable) => boolean | null,
): readonly Evidence[] {
  return asked
    .filter(deployable => does(deployable) !== true)
    .slice(0, keptEvidence)
    .map(({ path, line, name }) => fileEvidence(path, line, name));
}
