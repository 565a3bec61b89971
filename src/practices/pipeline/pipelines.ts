import type { Fact } from '../../facts/ladder/fact.ts';
import type { FileText, RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import type { Workflow } from '../../facts/ladder/workflows/workflow.ts';
import { windowDays } from '../../metrics/window.ts';
import type { Cause } from '../../model/cause.ts';
import { dayMs } from '../../model/records/instant.ts';
import { calledElsewhere } from './called-elsewhere.ts';
import { type Pipeline, readPipelines } from './read-pipelines.ts';

export interface Pipelines {
  readonly all: readonly Pipeline[];
  /** Those that ran in the window, and those that others call. Where nobody sees runs, all of them. */
  readonly inUse: readonly Pipeline[];
  /** A workflow file that cannot be read: there may be more than is seen. */
  readonly unreadable: Cause | null;
  /** That, or a workflow of another repository that does part of the work: what it does, nobody read. */
  readonly unseen: Cause | null;
}

export function pipelinesOf(
  workflows: readonly Workflow[],
  files: Readonly<Record<string, FileText>>,
  { policy, facts, at, repository }: RepositoryFacts,
): Pipelines {
  const all = readPipelines(workflows, files, policy.production.environment);
  const broken = workflows.find(({ problem }) => problem !== null);
  const inUse = all.filter(({ workflow }) => isCalled(workflow) || ran(workflow, facts.runs, at));
  const unreadable: Cause | null =
    broken === undefined
      ? null
      : { kind: 'unreadable', path: broken.path, line: broken.problem?.line ?? null };

  return { all, inUse, unreadable, unseen: unreadable ?? calledElsewhere(inUse, repository) };
}

const isCalled = ({ triggers }: Workflow): boolean => triggers.some(({ event }) => event === 'workflow_call');

function ran({ path }: Workflow, runs: RepositoryFacts['facts']['runs'], at: number): boolean {
  if (!runs.known) return true;

  return runs.value.some(
    ({ workflow, createdAt }) => workflow === path && createdAt > at - windowDays * dayMs,
  );
}

/** The cause of the first of these that is unknown; null where all are known. */
export function firstUnknown(...facts: readonly Fact<unknown>[]): Cause | null {
  for (const fact of facts) if (!fact.known) return fact.cause;

  return null;
}
