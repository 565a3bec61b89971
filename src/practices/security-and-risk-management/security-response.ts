import { shareOf } from '../../metrics/statistics.ts';
import { inWindow } from '../../metrics/window.ts';
import type { AlertRecord } from '../../model/records/rules-record.ts';
import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { assessed, nothingOf, unknownBecause } from '../outcome.ts';
import { dueOfAlert, dueOfIssue, isInTime } from '../security/due-findings.ts';
import { keptEvidence } from '../share.ts';
import { atLeast, from } from '../thresholds.ts';

export const securityResponse = definePractice({
  id: 'security-response',
  domain: 'security-and-risk-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', {
    2: from(0, 'monitoring'),
    3: from(50, 'whole'),
    4: from(80, 'whole'),
    5: from(95, 'whole'),
  }),
  subItems: ['CD-TM-CQ-QF'],
  statements: ['security-response'],
  needs: ['observed'],

  evaluate({ observed }, { at }) {
    const { dependencyAlerts, codeAlerts, secretAlerts, issues } = observed;
    const sources = [dependencyAlerts, codeAlerts, secretAlerts];
    const readable = sources.filter(source => source.known);
    const [first] = sources;
    if (readable.length === 0 && first?.known === false) return unknownBecause(first.cause);

    // What is switched off tells nothing of findings; what may not be read may tell of late ones.
    const unseen = sources.flatMap(source =>
      source.known || source.cause.kind === 'source' ? [] : [source.cause],
    )[0];
    const alerts = readable.flatMap<AlertRecord>(source => source.value);
    const findings = [
      ...alerts.flatMap(dueOfAlert),
      ...(issues.known ? issues.value.flatMap(dueOfIssue) : []),
    ];
    // They are rare: those of the window are all there are, so one is enough.
    const due = inWindow(findings, ({ dueAt }) => dueAt, at, 1);
    // What may not be read may hold a late one.
    if (!due.enough && unseen === undefined) return nothingOf('due');
    const items = due.enough ? due.items : [];
    const late = items.filter(finding => !isInTime(finding));
    const whole = items.length;

    return assessed(shareOf(whole - late.length, whole) ?? 0, {
      ...{ samples: whole, windowDays: due.enough ? due.days : null, lowerBound: unseen ?? null },
      conditions: { monitoring: true, whole: unseen ?? true },
      evidence: late
        .flatMap(({ number }) => (number === null ? [] : [issueEvidence({ number })]))
        .slice(0, keptEvidence),
      figures: { part: whole - late.length, whole, sources: readable.length, allSources: sources.length },
    });
  },
});
