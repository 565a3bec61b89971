import type { Scripts } from '../../facts/ladder/commands/read-scripts.ts';
import type { FileText } from '../../facts/ladder/repository-facts.ts';
import type { Workflow, WorkflowJob } from '../../facts/ladder/workflows/workflow.ts';
import type { Activity } from './activity-signs.ts';
import { activitiesOfName } from './activity-words.ts';
import { type DeploymentTarget, deploymentTarget } from './deployment-target.ts';
import { type PipelineStep, readStep } from './read-step.ts';
import { rootScripts } from './script-targets.ts';
import type { Tool } from './security-tools.ts';

/** A workflow, and what its jobs do. */
export interface Pipeline {
  readonly workflow: Workflow;
  readonly jobs: readonly PipelineJob[];
}

/** With all that the local workflow does that it calls. */
export interface PipelineJob extends Deeds {
  readonly job: WorkflowJob;
}

/** What a job does, or all jobs of a workflow. */
interface Deeds {
  readonly activities: ReadonlySet<Activity>;
  readonly tools: ReadonlySet<Tool>;
  /** Where it deploys to, with null where nothing tells; empty where it does not deploy. */
  readonly targets: ReadonlySet<DeploymentTarget | null>;
  readonly testsAfterDeployment: boolean;
}

/** Of the workflows that can be read. */
export function readPipelines(
  workflows: readonly Workflow[],
  files: Readonly<Record<string, FileText>>,
  productionEnvironment: string | null,
): readonly Pipeline[] {
  const readable = workflows.filter(({ problem }) => problem === null);
  const reader = new PipelineReader(readable, rootScripts(files), productionEnvironment);
  const pipelines = readable.map(workflow => ({ workflow, jobs: reader.jobsOf(workflow) }));
  const deploying = pipelines.filter(({ jobs }) => jobs.some(({ activities }) => activities.has('deploy')));
  const names = new Set(deploying.map(({ workflow: { name, path } }) => name ?? path));

  return pipelines.map(pipeline =>
    followsDeployment(pipeline.workflow, names) ? afterDeployment(pipeline) : pipeline,
  );
}

class PipelineReader {
  readonly #scripts: Scripts;
  readonly #productionEnvironment: string | null;
  readonly #byPath: ReadonlyMap<string, Workflow>;
  /** Of each workflow that is called, once: calls of calls would be read over and over. */
  readonly #called = new Map<string, Deeds>();

  constructor(workflows: readonly Workflow[], scripts: Scripts, productionEnvironment: string | null) {
    this.#scripts = scripts;
    this.#productionEnvironment = productionEnvironment;
    this.#byPath = new Map(workflows.map(workflow => [workflow.path, workflow]));
  }

  jobsOf(workflow: Workflow): readonly PipelineJob[] {
    const jobs = workflow.jobs.map(job => this.#readJob(workflow, job));
    const needs = new Map(workflow.jobs.map(job => [job.id, job.needs]));
    const deploying = new Set(
      jobs.flatMap(({ job, activities }) => (activities.has('deploy') ? [job.id] : [])),
    );

    return jobs.map(one =>
      isTest(one.activities) && neededBy(one.job, needs).some(id => deploying.has(id))
        ? { ...one, testsAfterDeployment: true }
        : one,
    );
  }

  #readJob(workflow: Workflow, job: WorkflowJob): PipelineJob {
    const steps = job.steps.map(step => readStep(step, this.#scripts));
    const called = job.uses?.kind === 'local' ? this.#deedsOf(job.uses.text.slice('./'.length)) : nothing;
    const seen = new Set([...steps, called].flatMap(({ activities }) => [...activities]));
    if (seen.size === 0)
      for (const activity of activitiesOfName(`${job.id} ${job.name ?? ''} ${job.uses?.text ?? ''}`))
        seen.add(activity);
    if (job.environment !== null) seen.add('deploy');
    const words = steps.flatMap(step => (step.activities.has('deploy') ? step.words : []));
    const own = deploymentTarget(workflow, job, words, this.#productionEnvironment);
    const known = [...called.targets].filter(target => target !== null);
    const targets = known.length === 0 || own !== null ? [...known, own] : known;

    return {
      ...{ job, activities: seen, targets: new Set(seen.has('deploy') ? targets : []) },
      tools: new Set([...steps, called].flatMap(({ tools }) => [...tools])),
      testsAfterDeployment: called.testsAfterDeployment || testsWhatItDeployed(steps),
    };
  }

  #deedsOf(path: string): Deeds {
    const before = this.#called.get(path);
    if (before !== undefined) return before;
    // While it is read it does nothing: one that calls itself has no end.
    this.#called.set(path, nothing);
    const workflow = this.#byPath.get(path);
    const jobs = workflow === undefined ? [] : this.jobsOf(workflow);
    const deeds: Deeds = {
      activities: new Set(jobs.flatMap(({ activities }) => [...activities])),
      tools: new Set(jobs.flatMap(({ tools }) => [...tools])),
      targets: new Set(jobs.flatMap(({ targets }) => [...targets])),
      testsAfterDeployment: jobs.some(job => job.testsAfterDeployment),
    };
    this.#called.set(path, deeds);

    return deeds;
  }
}

const nothing: Deeds = {
  ...{ activities: new Set(), tools: new Set(), targets: new Set(), testsAfterDeployment: false },
};

/** It tests what nobody has deployed yet. */
export const testsIn = ({ activities, testsAfterDeployment }: PipelineJob): boolean =>
  isTest(activities) && !testsAfterDeployment;

const isTest = (activities: ReadonlySet<Activity>): boolean =>
  activities.has('unit-test') || activities.has('other-test');

function testsWhatItDeployed(steps: readonly PipelineStep[]): boolean {
  const deployed = steps.findIndex(({ activities }) => activities.has('deploy'));

  return (
    deployed >= 0 &&
    steps.slice(deployed + 1).some(({ activities, asksAddress }) => isTest(activities) || asksAddress)
  );
}

/** Far more than any job waits for. */
const maxNeeded = 500;

/** Ids of the jobs that have to end before it, near and far. */
export function neededBy(
  { needs }: Pick<WorkflowJob, 'needs'>,
  all: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const found = new Set(needs);
  for (const id of found) {
    if (found.size > maxNeeded) break;
    for (const need of all.get(id) ?? []) found.add(need);
  }

  return [...found];
}

/** It starts when a deployment has ended, or when one of these workflows has. */
function followsDeployment({ triggers }: Workflow, deploying: ReadonlySet<string>): boolean {
  return triggers.some(
    ({ event, workflows }) =>
      event === 'deployment_status' ||
      (event === 'workflow_run' && (workflows ?? []).some(name => deploying.has(name))),
  );
}

const afterDeployment = ({ workflow, jobs }: Pipeline): Pipeline => ({
  workflow,
  jobs: jobs.map(one => (isTest(one.activities) ? { ...one, testsAfterDeployment: true } : one)),
});
