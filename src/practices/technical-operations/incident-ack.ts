import { median } from '../../metrics/statistics.ts';
import { inWindow } from '../../metrics/window.ts';
import { isHuman } from '../../model/records/account.ts';
import { type Instant, minuteMs } from '../../model/records/instant.ts';
import type { IssueEvent, IssueRecord } from '../../model/records/issue-record.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { assessed, nothingOf, unknownBecause } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { atMost } from '../thresholds.ts';

export const incidentAck = definePractice({
  id: 'incident-ack',
  domain: 'technical-operations',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('minutes', { 2: 8 * 60, 3: 60, 4: 15, 5: 5 }),
  statements: ['incident-response'],
  needs: ['incidents'],

  evaluate({ incidents }, { at }) {
    const all = incidents.all.map(incident => ({ incident, answeredAt: answeredAt(incident) }));
    const window = inWindow(all, ({ answeredAt: answered }) => answered ?? at, at, 1);
    if (!window.enough) return nothingOf('incidents');
    if (window.items.some(({ incident }) => incident.events === null))
      return unknownBecause({ kind: 'truncated', what: 'issue events' });
    const waits = window.items.map(one => ({
      ...one,
      minutes: ((one.answeredAt ?? at) - one.incident.openedAt) / minuteMs,
    }));
    const open = waits.filter(one => one.answeredAt === null);

    return assessed(median(waits.map(({ minutes }) => minutes)) ?? 0, {
      samples: waits.length,
      windowDays: window.days,
      inferred: incidents.inferred,
      isAtLeast: open.length > 0,
      evidence: waits
        .toSorted((a, b) => b.minutes - a.minutes)
        .slice(0, keptEvidence)
        .map(({ incident }) => issueEvidence(incident)),
      figures: { incidents: waits.length, open: open.length },
    });
  },
});

/** When somebody was assigned, a member commented, or at the latest when it was closed; null while nobody answered. */
function answeredAt({ events, closedAt }: IssueRecord): Instant | null {
  const answers = (events ?? []).filter(isAnswer).map(({ at }) => at);
  const all = [...answers, ...(closedAt === null ? [] : [closedAt])];

  return all.length === 0 ? null : Math.min(...all);
}

const isAnswer = ({ kind, by, byMember }: IssueEvent): boolean =>
  kind === 'assigned' || (kind === 'commented' && byMember && isHuman(by));
