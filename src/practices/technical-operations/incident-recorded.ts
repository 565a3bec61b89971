import { shareOf } from '../../metrics/statistics.ts';
import { inWindow } from '../../metrics/window.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import { definePractice } from '../define-practice.ts';
import { severityOf } from '../delivery/incidents.ts';
import { issueEvidence } from '../evidence.ts';
import { assessed } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

export const incidentRecorded = definePractice({
  id: 'incident-recorded',
  domain: 'technical-operations',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'setting',
  levels: steps(2, 3, 4),
  lines: 'judgement',
  statements: ['incident-response'],
  needs: ['incidents'],

  evaluate({ incidents }, { at }) {
    // An open one has no end to fill in yet.
    const window = inWindow(incidents.all, ({ closedAt }) => closedAt, at, 1);
    // Declared, and none to look at: how well they are filled in is not known.
    if (!window.enough)
      return assessed(2, {
        inferred: incidents.inferred,
        lowerBound: { kind: 'samples', n: window.n, minimum: window.minimum },
        figures: { part: 0, whole: 0, percent: 0 },
      });
    const missing = window.items.filter(incident => !isFilledIn(incident));
    const whole = window.items.length;
    const percent = shareOf(whole - missing.length, whole) ?? 0;

    return assessed(stepOf(percent), {
      samples: whole,
      windowDays: window.days,
      inferred: incidents.inferred,
      evidence: missing.slice(0, keptEvidence).map(issueEvidence),
      figures: { part: whole - missing.length, whole, percent: rounded(percent) },
    });
  },
});

/** Shares of incidents that are filled in, from which the third and the fourth step are reached. */
const filledIn = { third: 80, fourth: 95 };

function stepOf(percent: number): number {
  if (percent >= filledIn.fourth) return 4;

  return percent >= filledIn.third ? 3 : 2;
}

function isFilledIn(incident: IssueRecord): boolean {
  const { startedAt, endedAt, sections } = incident;
  const hasSeverity =
    severityOf(incident) !== null || sections.some(section => /severity|严重|级别/.test(section));

  return hasSeverity && startedAt !== null && endedAt !== null;
}
