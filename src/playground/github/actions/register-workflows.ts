import { parse } from 'yaml';
import { commitFiles } from '../world/commit-files.ts';
import type { Repository, Workflow } from '../world/records.ts';
import { takeId, type WorldState } from '../world/world-state.ts';

const workflowPath = /^\.github\/workflows\/[^/]+\.ya?ml$/;

interface WorkflowFile {
  readonly path: string;
  readonly name: string;
  readonly triggers: readonly string[];
}

/** The workflow files of a commit. One that does not parse keeps its path as its name, and nothing triggers it. */
export function workflowFiles(repository: Repository, sha: string): WorkflowFile[] {
  return [...commitFiles(repository, sha)]
    .filter(([path, { mode }]) => workflowPath.test(path) && mode.startsWith('100'))
    .map(([path, file]) => describe(path, Buffer.from(repository.objects.blob(file.sha)).toString('utf8')));
}

function describe(path: string, text: string): WorkflowFile {
  let document: unknown;
  try {
    document = parse(text);
  } catch {
    return { path, name: path, triggers: [] };
  }
  const { name, on } = (document ?? {}) as { name?: unknown; on?: unknown };
  return { path, name: typeof name === 'string' ? name : path, triggers: triggersOf(on) };
}

function triggersOf(on: unknown): string[] {
  if (typeof on === 'string') return [on];
  if (Array.isArray(on)) return on.map(String);
  return typeof on === 'object' && on !== null ? Object.keys(on) : [];
}

/** GitHub knows a workflow by its path from the first commit on that holds it. */
export function registerWorkflows(state: WorldState, repository: Repository, sha: string): void {
  for (const { path, name } of workflowFiles(repository, sha)) ensureWorkflow(state, repository, path, name);
}

export function ensureWorkflow(
  state: WorldState,
  repository: Repository,
  path: string,
  name?: string,
): Workflow {
  const known = repository.workflows.get(path);
  if (known !== undefined) {
    known.name = name ?? known.name;
    return known;
  }
  const workflow = { id: takeId(state), path, name: name ?? path, createdAt: state.clock() };
  repository.workflows.set(path, workflow);
  return workflow;
}
