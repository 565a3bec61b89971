import { definePractice } from '../define-practice.ts';
import { recentIncidents } from '../delivery/recent-incidents.ts';
import { issueEvidence } from '../evidence.ts';
import { nothingOf } from '../outcome.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

export const incidentDetectSource = definePractice({
  id: 'incident-detect-source',
  domain: 'technical-operations',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atLeast('percent', { 3: 30, 4: 60, 5: 80 }),
  lines: 'judgement',
  needs: ['incidents'],

  evaluate({ incidents }, { at }) {
    const window = recentIncidents(incidents, at);
    if (!window.enough) return nothingOf('incidents');

    return shareThatDoes(window, ({ author }) => author?.isBot === true, issueEvidence, {
      inferred: incidents.inferred,
    });
  },
});
