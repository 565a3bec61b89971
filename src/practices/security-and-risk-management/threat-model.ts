import { dayMs, type Instant } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed } from '../outcome.ts';
import { steps } from '../thresholds.ts';

const reviewDays = 365;

export const threatModel = definePractice({
  id: 'threat-model',
  domain: 'security-and-risk-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'document',
  levels: steps(3, 4),
  needs: ['tree', 'files'],

  evaluate({ tree, files }, { at }) {
    const paths = tree.map(({ path }) => path).filter(isThreatModel);
    if (paths.length === 0) return assessed(1, { figures: { documents: 0 } });
    const evidence = paths.map(path => fileEvidence(path));
    const isRecent = (time: Instant) => time > at - reviewDays * dayMs && time <= at;
    const reviews = paths.map(path => {
      const file = files[path];
      if (file?.changedAt !== null && file?.changedAt !== undefined && isRecent(file.changedAt)) return true;
      if (datesIn(file?.text ?? '').some(isRecent)) return true;

      return file?.changedAt === null || file === undefined ? null : false;
    });
    if (reviews.includes(true))
      return assessed(4, { evidence, figures: { documents: paths.length, isRecent: true } });

    return assessed(3, {
      evidence,
      figures: { documents: paths.length, isRecent: false },
      lowerBound: reviews.includes(null) ? { kind: 'truncated', what: 'files' } : null,
    });
  },
});

const isThreatModel = (path: string): boolean =>
  /(?:^|\/)[^/]*(?:threat[-_ ]?model|威胁建模|威胁模型)[^/]*(?:\/[^/]+)?\.(?:md|mdx|rst|adoc|txt|pdf|json|ya?ml|drawio)$|\.tm7$/i.test(
    path.slice(-300),
  );

/** A line such as `Reviewed: 2026-05-04`. */
const datesIn = (text: string): readonly Instant[] =>
  [...text.slice(0, 100_000).matchAll(/\b20\d\d-[01]\d-[0-3]\d\b/g)]
    .map(([date]) => Date.parse(date))
    .filter(time => !Number.isNaN(time));
