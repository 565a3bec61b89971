import { readPermissions } from './read-permissions.ts';
import { readUses } from './read-uses.ts';
import type { Variables, WorkflowJob, WorkflowStep } from './workflow.ts';
import type { WorkflowReader } from './workflow-reader.ts';

export function readJobs(reader: WorkflowReader, node: unknown): readonly WorkflowJob[] {
  const lines = reader.keyLines(node);

  return [...reader.mapOf(node)].map(([id, job]) => readJob(reader, id, lines.get(id) ?? 1, job));
}

function readJob(reader: WorkflowReader, id: string, line: number, node: unknown): WorkflowJob {
  const job = reader.mapOf(node);
  const environment = job.get('environment');
  const runsOn = job.get('runs-on');

  return {
    ...{ id, line, name: reader.text(job.get('name')), needs: reader.texts(job.get('needs')) },
    condition: reader.text(job.get('if')),
    env: readVariables(reader, job.get('env')),
    permissions: readPermissions(reader, job.get('permissions')),
    environment: reader.text(environment) ?? reader.text(reader.mapOf(environment).get('name')),
    runsOn: reader.isMap(runsOn) ? reader.texts(reader.mapOf(runsOn).get('labels')) : reader.texts(runsOn),
    services: [...reader.mapOf(job.get('services')).keys()],
    uses: readUses(reader, job.get('uses'), 'workflow'),
    with: readVariables(reader, job.get('with')),
    steps: reader.isList(job.get('steps'))
      ? reader.listOf(job.get('steps')).map(step => readStep(reader, step))
      : [],
  };
}

function readStep(reader: WorkflowReader, node: unknown): WorkflowStep {
  const step = reader.mapOf(node);

  return {
    line: reader.lineOf(reader.resolve(node)),
    name: reader.text(step.get('name')),
    uses: readUses(reader, step.get('uses'), 'action'),
    condition: reader.text(step.get('if')),
    env: readVariables(reader, step.get('env')),
    run: reader.text(step.get('run')),
    with: readVariables(reader, step.get('with')),
  };
}

export function readVariables(reader: WorkflowReader, node: unknown): Variables {
  const pairs = [...reader.mapOf(node)].flatMap(([key, value]) => {
    const text = reader.text(value);

    return text === null ? [] : [[key, text] as const];
  });

  return Object.fromEntries(pairs);
}
