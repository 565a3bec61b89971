import type { Fact } from '../../facts/ladder/fact.ts';
import type { FactValues, RepositoryPlace } from '../../facts/ladder/repository-facts.ts';
import { anyOf, climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { isTouchedWithin } from '../last-touched.ts';
import { steps } from '../thresholds.ts';

const answers = /^\.copier-answers(?:\.[\w-]+)?\.ya?ml$|^\.cruft\.json$/;

export const goldenPath = definePractice({
  id: 'golden-path',
  domain: 'platform-engineering',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  levels: steps(3, 4, 5),
  lines: 'judgement',
  needs: ['files', 'place?'],

  evaluate({ files, 'place?': place }, { at }) {
    const path = Object.keys(files).find(name => answers.test(name));
    const made = isMade(place);
    const template = place.known ? place.value.template : null;

    return climb(
      3,
      [anyOf(path !== undefined, made), ...[90, 30].map(days => isUpdatedWithin(days, path, files, at))],
      {
        evidence: path === undefined ? [] : [fileEvidence(path)],
        figures: { template: template ?? path ?? '', isTied: path !== undefined },
      },
    );
  },
});

/** Only GitHub tells that a repository was made from a template; a clone tells no visibility either. */
function isMade(place: Fact<RepositoryPlace>): Step {
  if (!place.known) return place.cause;
  if (place.value.template !== null) return true;

  return place.value.visibility === null && { kind: 'clone' };
}

/**
 * The file of answers changes with each update from the template, so one that changed lately has not drifted for longer.
 * Whether an older one has drifted, only the template could tell.
 */
function isUpdatedWithin(
  days: number,
  path: string | undefined,
  files: FactValues['files'],
  at: number,
): Step {
  const file = path === undefined ? undefined : files[path];
  const changedAt = file?.changedAt ?? null;
  const isUpdated = changedAt !== null && isTouchedWithin(days, { text: null, changedAt }, at) === true;

  return isUpdated || { kind: 'source', what: 'template' };
}
