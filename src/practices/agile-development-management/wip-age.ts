import { shareOf } from '../../metrics/statistics.ts';
import { isHuman } from '../../model/records/account.ts';
import { dayMs, type Instant } from '../../model/records/instant.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { assessed, nothingOf } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

const weekMs = 7 * dayMs;

export const wipAge = definePractice({
  id: 'wip-age',
  domain: 'agile-development-management',
  scope: 'repository',
  actor: 'author',
  cost: 'habit',
  seenIn: ['branch-lifetime'],
  levels: atMost('percent', { 2: 50, 3: 25, 4: 10, 5: 5 }),
  statements: ['wip-alert'],
  needs: ['pullRequests'],

  evaluate({ pullRequests }, { at }) {
    const open = pullRequests.filter(isWorkInProgress);
    // All that is open now, and no sample of it: one is enough.
    if (open.length === 0) return nothingOf('open');
    const stuck = open.filter(pull => isStuck(pull, at)).toSorted((a, b) => a.openedAt - b.openedAt);

    return assessed(shareOf(stuck.length, open.length) ?? 0, {
      samples: open.length,
      evidence: stuck.slice(0, keptEvidence).map(pullEvidence),
      figures: { part: stuck.length, whole: open.length },
    });
  },
});

const isWorkInProgress = ({ author, closedAt, isDraft }: PullRequestRecord): boolean =>
  isHuman(author) && closedAt === null && !isDraft;

/** Open for more than a week; one without activity for that long is among them. */
export const isStuck = ({ openedAt }: Pick<PullRequestRecord, 'openedAt'>, at: Instant): boolean =>
  at - openedAt > weekMs;
