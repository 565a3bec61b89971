import { dayMs } from '../../model/records/instant.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { requiredJobs, rulesUnseen } from '../pipeline/required-jobs.ts';
import { startsOnPullRequest } from '../pipeline/starts-on.ts';
import { steps } from '../thresholds.ts';

const graceDays = 7;

export const secretScanning = definePractice({
  id: 'secret-scanning',
  domain: 'security-and-risk-management',
  scope: 'both',
  actor: 'repository-admin',
  cost: 'setting',
  levels: steps(2, 3, 4, 5),
  lines: 'judgement',
  statements: ['security-response'],
  needs: ['pipelines', 'place', 'observed'],

  evaluate({ pipelines, place, observed }, { at }) {
    const { securitySettings: settings, rules, secretAlerts: alerts } = observed;
    const scanning = pipelines.inUse.filter(({ jobs }) =>
      jobs.some(({ tools }) => tools.has('secret-scanning')),
    );
    const evidence = scanning.map(({ workflow }) => fileEvidence(workflow.path));
    const isOn = scanning.length > 0 || (settings.known && settings.value.secretScanning);
    const unseen = settings.known ? pipelines.unseen : settings.cause;
    if (!isOn)
      return unseen === null ? assessed(1, { evidence, figures: { isOn: false } }) : unknownBecause(unseen);

    const ofPullRequests = scanning.filter(({ workflow }) =>
      startsOnPullRequest(workflow, place.defaultBranch),
    );
    const isRequired =
      rules.known &&
      requiredJobs(ofPullRequests, rules.value.requiredChecks).some(({ tools }) =>
        tools.has('secret-scanning'),
      );
    const blocks = (settings.known && settings.value.pushProtection) || isRequired;
    if (!blocks) {
      const unseenRules = ofPullRequests.length === 0 ? null : rulesUnseen(rules);

      return assessed(2, { evidence, figures: { isOn: true }, lowerBound: unseen ?? unseenRules });
    }
    if (!alerts.known) return assessed(3, { evidence, figures: { isOn: true }, lowerBound: alerts.cause });
    const open = alerts.value.filter(({ closedAt }) => closedAt === null);
    const overdue = open.filter(({ openedAt }) => openedAt < at - graceDays * dayMs);
    const figures = { hasAlerts: true, open: open.length, overdue: overdue.length };

    return assessed(overdue.length > 0 ? 3 : open.length > 0 ? 4 : 5, { evidence, figures });
  },
});
