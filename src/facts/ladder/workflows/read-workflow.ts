import { isMap, LineCounter, parseDocument } from 'yaml';
import { countNodes, maxBytes, maxNodes } from '../yaml/count-nodes.ts';
import { readJobs } from './read-jobs.ts';
import { readPermissions } from './read-permissions.ts';
import { readTriggers } from './read-triggers.ts';
import type { Workflow } from './workflow.ts';
import { WorkflowReader } from './workflow-reader.ts';

/** Never fails: what cannot be read says so in `problem`. */
export function readWorkflow(path: string, text: string | null): Workflow {
  const nothing = { path, name: null, triggers: [], permissions: null, jobs: [] };
  const refuse = (what: string, line: number | null = null): Workflow => ({
    ...nothing,
    problem: { what, line },
  });
  if (text === null || text.length > maxBytes) return refuse('larger than 256 KiB');

  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) return refuse('not YAML', lines.linePos(error.pos[0]).line);
  if (!isMap(document.contents)) return refuse('no mapping at the top');
  if (countNodes(document) > maxNodes) return refuse('too many nodes once its aliases are followed');

  const reader = new WorkflowReader(document, lines);
  const top = reader.mapOf(document.contents);
  // YAML 1.1 reads `on` as true; GitHub takes either.
  const on = top.get('on') ?? top.get('true');
  if (!top.has('jobs') || on === undefined) return refuse('no workflow: `on` or `jobs` is missing');

  return {
    path,
    name: reader.text(top.get('name')),
    problem: null,
    triggers: readTriggers(reader, on),
    permissions: readPermissions(reader, top.get('permissions')),
    jobs: readJobs(reader, top.get('jobs')),
  };
}
