import { type Document, isAlias, isMap, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { readJobs } from './read-jobs.ts';
import { readPermissions } from './read-permissions.ts';
import { readTriggers } from './read-triggers.ts';
import type { Workflow } from './workflow.ts';
import { WorkflowReader } from './workflow-reader.ts';

/** Far above any workflow that a person wrote; a larger file would hold the thread for too long. */
const maxBytes = 256 * 1024;
const maxNodes = 20_000;

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

/** With what aliases stand for, so that a few lines cannot stand for millions. */
function countNodes(document: Document): number {
  const sizes = new Map<Node, number>();
  const sizeOf = (node: Node | null | undefined): number => {
    if (node === null || node === undefined) return 0;
    const before = sizes.get(node);
    if (before !== undefined) return before;
    // While it is counted it counts as too large: an alias within what it stands for has no end.
    sizes.set(node, maxNodes + 1);
    let size = 0;
    visit(node, (_, inner) => {
      size += 1;
      if (isAlias(inner)) size += sizeOf(inner.resolve(document) as Node | undefined);
      return size > maxNodes ? visit.BREAK : undefined;
    });
    sizes.set(node, size);

    return size;
  };

  return sizeOf(isScalar(document.contents) ? null : (document.contents as Node));
}
