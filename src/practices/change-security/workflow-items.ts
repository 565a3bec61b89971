import type { Workflow } from '../../facts/ladder/workflows/workflow.ts';
import type { WorkflowChange } from '../../facts/security-facts.ts';
import { thirdPartyUses } from '../security-and-risk-management/actions-pinned.ts';
import { dangersIn } from '../security-and-risk-management/dangerous-workflow.ts';
import { declaresLeast } from '../security-and-risk-management/token-permissions.ts';
import { itemAt, type SecurityItem } from './security-item.ts';

/** What a change does to its workflow files. What was there before is left to the repository's assessment. */
export function workflowItems(change: WorkflowChange, owner: string): readonly SecurityItem[] {
  return [...dangerItems(change), ...permissionItems(change), ...pinItems(change, owner)];
}

/**
 * A step is of this change where one of its lines is. A file that had no danger before may have got one from a line far
 * from the step, such as another trigger.
 */
function dangerItems({ path, added, head, before }: WorkflowChange): readonly SecurityItem[] {
  const all = dangersIn(head);
  const wasClean = before === null || (before.problem === null && dangersIn(before).length === 0);
  const lines = wasClean ? all : touchedOf(all, head, added);

  return lines.map(line => itemAt('dangerous-workflow', path, line));
}

function touchedOf(
  lines: readonly number[],
  { jobs }: Workflow,
  added: ReadonlySet<number>,
): readonly number[] {
  const starts = new Set(jobs.flatMap(job => [job.line, ...job.steps.map(step => step.line)]));
  // The step or job that each added line is in.
  const touched = new Set<number>();
  const inOrder = [...starts, ...added].toSorted((a, b) => a - b);
  let start = 0;
  for (const line of inOrder) {
    if (starts.has(line)) start = line;
    if (added.has(line)) touched.add(start);
  }

  return lines.filter(line => touched.has(line));
}

function permissionItems({ path, head, before }: WorkflowChange): readonly SecurityItem[] {
  if (declaresLeast(head)) return [];
  const isWorse = before === null || (before.problem === null && declaresLeast(before));

  return isWorse
    ? [itemAt('token-permissions', path, null, head.permissions === null ? 'none' : 'write')]
    : [];
}

function pinItems({ path, added, head }: WorkflowChange, owner: string): readonly SecurityItem[] {
  return thirdPartyUses(head, owner)
    .filter(({ isPinned, line }) => !isPinned && added.has(line))
    .map(({ line, text }) => itemAt('actions-pinned', path, line, text));
}
