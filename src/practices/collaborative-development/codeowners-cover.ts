import { findCodeOwners } from '../../facts/ladder/code-owners.ts';
import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, nothingOf, type Outcome, unknownBecause } from '../outcome.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { keptEvidence } from '../share.ts';
import { atLeast } from '../thresholds.ts';

/** A file made to be slow is not read to its end. */
const maxComparisons = 20_000_000;

export const codeownersCover = definePractice({
  id: 'codeowners-cover',
  domain: 'collaborative-development',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['review-pickup'],
  levels: atLeast('percent', { 2: 30, 3: 80, 4: 95, 5: 100 }),
  subItems: ['CD-BI-BP-BR'],
  needs: ['tree', 'files', 'pullRequests'],

  evaluate({ tree, files, pullRequests }, { at }): Outcome {
    const merged = mergedByPeople(pullRequests);
    const listed = merged.filter(pull => pull.files !== null);
    if (listed.length === 0 && merged.length > 0) return unknownBecause({ kind: 'truncated', what: 'files' });
    const window = inWindow(listed, mergeOf, at, minimumSamples.ofShare);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const found = findCodeOwners(tree, files);
    if (found?.owners === null) return unknownBecause({ kind: 'unreadable', path: found.path, line: null });
    const owners = found?.owners;
    const paths = [...new Set(window.items.flatMap(keptPaths))];
    if (paths.length * (owners?.cost ?? 0) > maxComparisons)
      return unknownBecause({ kind: 'truncated', what: 'CODEOWNERS' });
    // Without the file nobody owns anything: that is seen, not unknown.
    const unowned = paths.filter(path => (owners?.ownersOf(path) ?? []).length === 0);
    const whole = paths.length;
    // What was only taken away needs no owner.
    if (whole === 0) return nothingOf('files');

    return assessed(shareOf(whole - unowned.length, whole) ?? 0, {
      samples: whole,
      windowDays: window.days,
      evidence: [
        ...(owners?.errors ?? []).map(({ line }) => fileEvidence(owners?.path ?? '', line)),
        ...unowned.map(path => fileEvidence(path)),
      ].slice(0, keptEvidence),
      figures: {
        ...{ part: whole - unowned.length, whole, hasFile: owners !== undefined },
        errors: owners?.errors.length ?? 0,
      },
    });
  },
});

function keptPaths({ files }: PullRequestRecord): readonly string[] {
  return (files ?? []).filter(({ status }) => status !== 'removed').map(({ path }) => path);
}
