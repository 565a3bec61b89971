import { dayMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, type Outcome, unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

const livingMs = 30 * dayMs;
/** They live on purpose, or are made by a machine. */
const notWork =
  /^(?:releases?|rel)(?:\/|[-.]?v?\d|$)|^(?:stable|support|maint|maintenance|lts)(?:[-/.]|$)|^v?\d+(?:\.(?:\d+|x))+$|^(?:dependabot|renovate|snyk|gh-readonly-queue|pre-commit-ci)[-/]|^gh-pages$/i;

export const activeBranches = definePractice({
  id: 'active-branches',
  domain: 'agile-development-management',
  scope: 'repository',
  actor: 'author',
  cost: 'habit',
  seenIn: ['branch-lifetime', 'integration-frequency'],
  levels: atMost('ratio', { 2: 5, 3: 3, 4: 2, 5: 1.5 }),
  subItems: ['CD-CM-VC-BM'],
  needs: ['place', 'branches', 'activeAuthors'],

  evaluate({ place, branches, activeAuthors }, { at }): Outcome {
    const authors = activeAuthors.size;
    if (authors === 0) return unknownBecause({ kind: 'samples', n: 0, minimum: 1 });
    const recent = branches.filter(
      ({ name, lastCommitAt }) =>
        name !== place.defaultBranch && !notWork.test(name) && at - lastCommitAt <= livingMs,
    );
    const ahead = recent.filter(branch => branch.ahead !== null && branch.ahead > 0);
    const isPart = recent.some(branch => branch.ahead === null);

    return assessed(ahead.length / authors, {
      samples: ahead.length,
      figures: { branches: ahead.length, authors },
      evidence: ahead.slice(0, keptEvidence).map(({ name }) => ({
        text: name,
        at: `tree/${name.split('/').map(encodeURIComponent).join('/')}`,
      })),
      lowerBound: isPart ? { kind: 'truncated', what: 'branches' } : null,
      isAtLeast: isPart,
    });
  },
});
