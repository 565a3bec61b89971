import type { FileText } from '../repository-facts.ts';
import { readWorkflow } from './read-workflow.ts';
import type { Workflow } from './workflow.ts';

const place = /^\.github\/workflows\/[^/]+\.ya?ml$/;

export const isWorkflowPath = (path: string): boolean => place.test(path);

/** By path, so that the order of the files changes nothing. */
export function readWorkflows(files: Readonly<Record<string, FileText>>): readonly Workflow[] {
  return Object.entries(files)
    .filter(([path]) => isWorkflowPath(path))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { text }]) => readWorkflow(path, text));
}
