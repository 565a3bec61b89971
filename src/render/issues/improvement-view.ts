import { findPractice } from './find-practice.ts';
import type { ImprovementIssueInput } from './issue-inputs.ts';
import { testCheckOf } from './test-check.ts';

export type Improvement = Pick<ImprovementIssueInput, 'facts' | 'step' | 'result' | 'url'>;

/** What titles and steps may name: figures of the result, the branch, and pages of the repository. */
export function improvementView({ facts, step, result, url }: Improvement): ImprovementView {
  const { part, whole } = result.figures;
  const missing = typeof part === 'number' && typeof whole === 'number' ? whole - part : 0;
  const branch = facts.facts.place.known ? facts.facts.place.value.defaultBranch : 'main';
  const check = findPractice(step.practice).id === 'quality-gate' ? testCheckOf(facts) : undefined;

  return {
    ...result.figures,
    ...{ missing, branch, check, today: new Date(facts.at).toISOString().slice(0, 10) },
    rulesUrl: `${url}/settings/rules`,
    environmentsUrl: `${url}/settings/environments`,
    securityUrl: `${url}/settings/security_analysis`,
    runnersUrl: `${url}/settings/actions/runners`,
    actionsUrl: `${url}/actions`,
    branchesUrl: `${url}/branches`,
    labelsUrl: `${url}/labels`,
    milestonesUrl: `${url}/milestones`,
    advisoriesUrl: `${url}/security/advisories`,
    dependabotUrl: `${url}/security/dependabot`,
    codeAlertsUrl: `${url}/security/code-scanning`,
    secretAlertsUrl: `${url}/security/secret-scanning`,
    oldestPullsUrl: `${url}/pulls?q=is%3Apr+is%3Aopen+draft%3Afalse+sort%3Acreated-asc`,
    waitingPullsUrl: `${url}/pulls?q=is%3Apr+is%3Aopen+draft%3Afalse+review%3Anone+sort%3Acreated-asc`,
  };
}

export interface ImprovementView {
  readonly branch: string;
  readonly check: string | undefined;
  readonly [name: string]: unknown;
}
