import type { Profile } from '../../facts/ladder/ladder-policy.ts';
import type { Pipeline, PipelineJob } from './read-pipelines.ts';

/** The way of a change through the pipeline. */
export const stages = [
  'build',
  'unitTest',
  'staticCheck',
  'securityCheck',
  'package',
  'deployToTest',
  'testAfterDeployment',
  'deployToProduction',
  'notify',
] as const;
export type Stage = (typeof stages)[number];

/** Of a library and of an application that people install, publishing is what deploying is elsewhere. */
export const publishesInsteadOfDeploying = (profile: Profile): boolean =>
  profile === 'library' || profile === 'application';

export function stagesOf(
  { workflow }: Pipeline,
  { activities, targets, testsAfterDeployment }: PipelineJob,
  profile: Profile,
  productionWorkflow: string | null,
): ReadonlySet<Stage> {
  const found: Readonly<Record<Stage, boolean>> = {
    build: activities.has('build'),
    unitTest: activities.has('unit-test') && !testsAfterDeployment,
    staticCheck: activities.has('static-check'),
    securityCheck: activities.has('security-check'),
    package: activities.has('package'),
    deployToTest: targets.has('test'),
    testAfterDeployment: testsAfterDeployment,
    deployToProduction:
      // A deployment that does not say where to goes to where the users are.
      targets.has('production') ||
      targets.has(null) ||
      (activities.has('deploy') && workflow.path === productionWorkflow) ||
      (activities.has('publish') && publishesInsteadOfDeploying(profile)),
    notify: activities.has('notify'),
  };

  return new Set(stages.filter(stage => found[stage]));
}
