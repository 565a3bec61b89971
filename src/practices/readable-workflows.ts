import type { Workflow } from '../facts/ladder/workflows/workflow.ts';
import { type Outcome, unknownBecause } from './outcome.ts';

/** All of them; where one cannot be read, no share of them is known. */
export function readableWorkflows(workflows: readonly Workflow[]): readonly Workflow[] | (Outcome & object) {
  const broken = workflows.find(({ problem }) => problem !== null);
  if (broken === undefined) return workflows;

  return unknownBecause({ kind: 'unreadable', path: broken.path, line: broken.problem?.line ?? null });
}
