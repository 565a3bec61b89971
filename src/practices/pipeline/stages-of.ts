import type { Profile } from '../../facts/ladder/ladder-policy.ts';
import type { Workflow, WorkflowJob } from '../../facts/ladder/workflows/workflow.ts';
import { wordsOf } from './activity-words.ts';
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
  { job, activities, targets, testsAfterDeployment }: PipelineJob,
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
      (targets.has(null) && (profile === 'documentation' || !isOfDocuments(workflow, job))) ||
      (activities.has('deploy') && workflow.path === productionWorkflow) ||
      (activities.has('publish') && publishesInsteadOfDeploying(profile)),
    notify: activities.has('notify'),
  };

  return new Set(stages.filter(stage => found[stage]));
}

const documents = new Set(['doc', 'docs', 'documentation', 'apidocs', 'storybook', '文档']);

/** Its pages are read, and nothing runs there. */
const isOfDocuments = ({ path, name: title }: Workflow, { id, name }: WorkflowJob): boolean =>
  wordsOf(`${path.slice(path.lastIndexOf('/') + 1)} ${title ?? ''} ${id} ${name ?? ''}`).some(word =>
    documents.has(word),
  );
