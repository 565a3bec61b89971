import type { FactValues } from '../../facts/ladder/repository-facts.ts';
import { climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { isTouchedWithin } from '../last-touched.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

const document =
  /^(?:[^/]+\/){0,3}(?:[^/]*architecture[^/]*|system-design|design|arc42[^/]*|c4[^/]*|架构[^/]*)\.(?:md|rst|adoc|txt|dsl|puml|drawio|mdx)$/i;
const folder = /^(?:[^/]+\/){0,2}(?:architecture|arc42|架构)\/[^/]+\.(?:md|rst|adoc|dsl|puml|mdx)$/i;
const heading = /^(?:#{1,6}|={1,5}|<h[1-6]>)[^\n]{0,60}(?:architecture|system design|架构)/im;
const record =
  /(?:^|\/)(?:adrs?|decisions|decision-records|architecture-decisions)\/(?:[^/]+\/){0,3}(?!readme|index|template)[^/]*\.(?:md|rst|adoc)$/i;
const currentDays = 365;

export const architectureRecord = definePractice({
  id: 'architecture-record',
  domain: 'application-design',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'document',
  levels: steps(2, 3),
  lines: 'judgement',
  needs: ['tree', 'files'],

  evaluate({ tree, files }, { at }) {
    const paths = tree.map(({ path }) => path);
    const described = paths.find(path => document.test(path) || folder.test(path)) ?? sectionIn(files);
    const records = paths.filter(path => isDecisionRecord(path)).toSorted();

    return climb(2, [described !== undefined, keptCurrent(records, files, at)], {
      evidence: [...(described === undefined ? [] : [described]), ...records.toReversed()]
        .slice(0, keptEvidence)
        .map(path => fileEvidence(path)),
      figures: { described: described ?? '', records: records.length },
    });
  },
});

export const isDecisionRecord = (path: string): boolean =>
  record.test(path) && !/(?:^|\/)0{4}-template\./i.test(path);

const sectionIn = (files: FactValues['files']): string | undefined =>
  Object.keys(files).find(
    path =>
      /^(?:docs\/|\.github\/)?(?:readme|contributing)(?:\.[a-z]+)?$/i.test(path) &&
      heading.test(files[path]?.text ?? ''),
  );

/** One of the records was added or gone over within a year; nobody reads the old ones. */
function keptCurrent(records: readonly string[], files: FactValues['files'], at: number): Step {
  if (records.length === 0) return false;
  const read = records.flatMap(path => files[path] ?? []).map(file => isTouchedWithin(currentDays, file, at));
  if (read.includes(true)) return true;

  return read.length > 0 && !read.includes(null) ? false : { kind: 'truncated', what: records.at(-1) ?? '' };
}
