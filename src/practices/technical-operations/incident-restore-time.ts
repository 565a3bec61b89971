import { median } from '../../metrics/statistics.ts';
import { inWindow } from '../../metrics/window.ts';
import { hourMs, type Instant } from '../../model/records/instant.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import { definePractice } from '../define-practice.ts';
import { severityOf } from '../delivery/incidents.ts';
import { issueEvidence } from '../evidence.ts';
import { assessed, nothingOf } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { atMost, lessThan } from '../thresholds.ts';

export const incidentRestoreTime = definePractice({
  id: 'incident-restore-time',
  domain: 'technical-operations',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('hours', { 2: 7 * 24, 3: 24, 4: 4, 5: lessThan(1) }),
  statements: ['incident-response'],
  needs: ['incidents'],

  evaluate({ incidents }, { at }) {
    const window = inWindow(incidents.all, incident => endOf(incident) ?? at, at, 1);
    if (!window.enough) return nothingOf('incidents');
    const spans = window.items.map(incident => ({ incident, hours: hoursOf(incident, at) }));
    const open = window.items.filter(incident => endOf(incident) === null);
    const severe = spans.filter(({ incident }) => (severityOf(incident) ?? 9) <= 2);

    return assessed(median(spans.map(({ hours }) => hours)) ?? 0, {
      samples: spans.length,
      windowDays: window.days,
      inferred: incidents.inferred,
      isAtLeast: open.length > 0,
      evidence: spans
        .toSorted((a, b) => b.hours - a.hours)
        .slice(0, keptEvidence)
        .map(({ incident }) => issueEvidence(incident)),
      figures: {
        incidents: spans.length,
        open: open.length,
        severe: severe.length,
        severeHours: rounded(median(severe.map(({ hours }) => hours)) ?? 0),
      },
    });
  },
});

const endOf = ({ endedAt, closedAt }: IssueRecord): Instant | null => endedAt ?? closedAt;

/** An end before the start was filled in wrongly, and is no negative time. */
function hoursOf(incident: IssueRecord, at: Instant): number {
  const start = incident.startedAt ?? incident.openedAt;

  return Math.max((endOf(incident) ?? at) - start, 0) / hourMs;
}
