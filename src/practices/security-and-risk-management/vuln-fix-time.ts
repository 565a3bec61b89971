import { windowDays } from '../../metrics/window.ts';
import { dayMs } from '../../model/records/instant.ts';
import type { AlertRecord } from '../../model/records/rules-record.ts';
import { definePractice } from '../define-practice.ts';
import { assessed, nothingOf } from '../outcome.ts';
import { atMost } from '../thresholds.ts';

export const vulnFixTime = definePractice({
  id: 'vuln-fix-time',
  domain: 'security-and-risk-management',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('days', { 2: 180, 3: 60, 4: 30, 5: 7 }),
  statements: ['security-response'],
  needs: ['dependencyAlerts'],

  evaluate({ dependencyAlerts }, { at }) {
    const serious = dependencyAlerts.filter(isRepairable);
    const open = serious.filter(({ closedAt }) => closedAt === null);
    const closed = serious.filter(({ closedAt }) => closedAt !== null && closedAt > at - windowDays * dayMs);
    if (open.length + closed.length === 0) return nothingOf('alerts');
    const ages = open.map(({ openedAt }) => (at - openedAt) / dayMs);

    return assessed(
      ages.reduce((a, b) => Math.max(a, b), 0),
      {
        ...{ samples: open.length + closed.length, isAtLeast: open.length > 0 },
        evidence: [{ text: 'Dependabot', at: 'security/dependabot' }],
        figures: { open: open.length, closed: closed.length },
      },
    );
  },
});

/** Serious, and a version without the fault exists. */
const isRepairable = ({ severity, hasFix }: AlertRecord): boolean =>
  hasFix && (severity === 'critical' || severity === 'high');
