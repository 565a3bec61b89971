import { shareOf } from '../../metrics/statistics.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { assessed, nothingOf, type Outcome, unknownBecause } from '../outcome.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { keptEvidence } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const prConversation = definePractice({
  id: 'pr-conversation',
  domain: 'collaborative-development',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  levels: atLeast('percent', { 2: 50, 3: 90, 4: 100 }),
  lines: 'judgement',
  needs: ['pullRequests'],

  evaluate({ pullRequests }, { at }): Outcome {
    const merged = mergedByPeople(pullRequests);
    const seen = merged.filter(({ threads }) => threads !== null);
    if (seen.length === 0 && merged.length > 0)
      return unknownBecause({ kind: 'truncated', what: 'review threads' });
    const talked = seen.filter(pull => totalOf(pull) > 0);
    if (talked.length === 0 && seen.length > 0) return nothingOf('threads');
    const window = inWindow(talked, mergeOf, at, minimumSamples.ofShare, totalOf);
    if (!window.enough) return unknownBecause({ kind: 'samples', n: window.n, minimum: window.minimum });
    const whole = window.items.reduce((sum, pull) => sum + totalOf(pull), 0);
    const part = window.items.reduce((sum, { threads }) => sum + (threads?.resolved ?? 0), 0);
    const open = window.items.filter(pull => (pull.threads?.resolved ?? 0) < totalOf(pull));

    return assessed(shareOf(part, whole) ?? 0, {
      samples: whole,
      windowDays: window.days,
      evidence: open.slice(0, keptEvidence).map(pullEvidence),
      figures: { part, whole },
    });
  },
});

const totalOf = ({ threads }: PullRequestRecord): number => threads?.total ?? 0;
