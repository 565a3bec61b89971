import { parseWorkflowText } from './parse-workflow-text.ts';
import { readJobs, readVariables } from './read-jobs.ts';
import { readPermissions } from './read-permissions.ts';
import { readTriggers } from './read-triggers.ts';
import type { Workflow } from './workflow.ts';
import { WorkflowReader } from './workflow-reader.ts';

/** Never fails: what cannot be read says so in `problem`. */
export function readWorkflow(path: string, text: string | null): Workflow {
  const refuse = (what: string, line: number | null = null): Workflow => ({
    ...{ path, name: null, triggers: [], permissions: null, env: {}, jobs: [] },
    problem: { what, line },
  });
  const parsed = parseWorkflowText(text);
  if ('what' in parsed) return refuse(parsed.what, parsed.line);

  const reader = new WorkflowReader(parsed);
  const top = reader.mapOf(parsed.document.contents);
  // YAML 1.1 reads `on` as true; GitHub takes either.
  const triggers = readTriggers(reader, top.get('on') ?? top.get('true'));
  if (triggers.length === 0) return refuse('no workflow: nothing starts it');
  const jobs = top.get('jobs');
  if (!reader.isMap(jobs)) return refuse('no workflow: `jobs` is no mapping');
  for (const [id, job] of reader.mapOf(jobs))
    if (!reader.isMap(job)) return refuse('a job that is no mapping', reader.keyLines(jobs).get(id) ?? null);

  return {
    ...{ path, name: reader.text(top.get('name')), problem: null, triggers },
    permissions: readPermissions(reader, top.get('permissions')),
    env: readVariables(reader, top.get('env')),
    jobs: readJobs(reader, jobs),
  };
}
