import type { FileText } from '../repository-facts.ts';
import type { UsesReference, Workflow, WorkflowJob } from '../workflows/workflow.ts';
import { dig, listOf, textOf } from '../yaml/dig.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { expandCommands } from './expand-commands.ts';
import { readScripts } from './read-scripts.ts';

/** A job of a workflow, and in one text all that it runs: actions, scripts, and what those call in this repository. */
export interface JobText {
  readonly workflow: Workflow;
  readonly job: WorkflowJob;
  /** Names of the workflow's file, the workflow, the job and its steps. */
  readonly names: string;
  readonly text: string;
}

type Files = Readonly<Record<string, FileText>>;

/** Of all jobs together: a hundred patterns look at each text. Beyond it a job is known by its own lines. */
const mostExpanded = 1_000_000;

/** Of the workflows that can be read. A workflow that only others call is part of its callers. */
export function readJobTexts(workflows: readonly Workflow[], files: Files): readonly JobText[] {
  const textOfJob = jobReader(files);
  const byPath = new Map(workflows.map(workflow => [workflow.path, workflow]));
  const isOnlyCalled = ({ triggers }: Workflow) =>
    triggers.length > 0 && triggers.every(({ event }) => event === 'workflow_call');

  return workflows
    .filter(workflow => !isOnlyCalled(workflow))
    .flatMap(workflow =>
      workflow.jobs.map(job => {
        const called = calledBy(job, byPath);
        const jobs = [job, ...called.flatMap(({ jobs }) => jobs)];

        return {
          ...{ workflow, job, names: [workflow.path, workflow.name ?? '', ...jobs.map(namesOf)].join('\n') },
          text: jobs.map(textOfJob).join('\n'),
        };
      }),
    );
}

/** One step deep, and one more: deeper than that nobody follows it. */
function calledBy(job: WorkflowJob, byPath: ReadonlyMap<string, Workflow>): readonly Workflow[] {
  const direct = localOf(job.uses, byPath);

  return [
    ...direct,
    ...direct.flatMap(({ jobs }) => jobs.flatMap(inner => localOf(inner.uses, byPath))),
  ].slice(0, 10);
}

function localOf(uses: UsesReference | null, byPath: ReadonlyMap<string, Workflow>): readonly Workflow[] {
  const found = uses?.kind === 'local' ? byPath.get(uses.text.replace(/^\.\//, '')) : undefined;

  return found === undefined ? [] : [found];
}

const namesOf = ({ id, name, steps }: WorkflowJob): string =>
  [id, name ?? '', ...steps.map(step => step.name ?? '')].join('\n');

function jobReader(files: Files): (job: WorkflowJob) => string {
  const scripts = readScripts(files);
  const actions = new Map<string, string>();
  let left = mostExpanded;

  function actionOnce(folder: string): string {
    const text = actions.get(folder) ?? actionText(folder, files);
    actions.set(folder, text);

    return text;
  }

  return ({ uses, steps }) => {
    const parts = steps.flatMap(step => [
      step.uses?.text ?? '',
      ...Object.entries(step.with).map(([key, value]) => `${key}: ${value}`),
      step.run ?? '',
      ...(step.uses?.kind === 'local' ? [actionOnce(step.uses.text.replace(/^\.\//, ''))] : []),
    ]);
    const own = [uses?.text ?? '', ...parts].filter(part => part !== '').join('\n');
    const text = expandCommands(own, left > 0 ? scripts : new Map());
    left -= text.length;

    return text;
  };
}

function actionText(folder: string, files: Files): string {
  const file = files[`${folder}/action.yml`] ?? files[`${folder}/action.yaml`];
  const steps = listOf(dig(readYaml(file?.text ?? null)?.[0]?.value, 'runs', 'steps'));

  return steps.flatMap(step => [textOf(dig(step, 'uses')) ?? '', textOf(dig(step, 'run')) ?? '']).join('\n');
}
