import { expect, test } from 'vitest';
import { collectBranch } from '../../src/collect/collect-branch.ts';
import type { RepositoryReads } from '../../src/github/port.ts';
import type { Artifact, WorkflowRun } from '../../src/model/ci.ts';
import { workflowRun } from '../builders/ci.ts';

const noon = new Date('2026-03-02T12:00:00Z');

const coverageOf = (run: WorkflowRun): Artifact => ({
  id: run.id,
  name: 'coverage',
  sizeBytes: 1,
  expired: false,
  createdAt: noon,
  runId: run.id,
  headBranch: 'main',
  headSha: run.headSha,
});

test("a fork's branch called main tells nothing about the workflows that report on main", async () => {
  const own = workflowRun({ id: 1, workflowId: 10, event: 'push', headBranch: 'main' });
  const fork = workflowRun({ id: 2, workflowId: 20, event: 'pull_request', headBranch: 'main' });
  const reads = {
    recentBranchRuns: async () => [own, fork],
    recentArtifacts: async () => [coverageOf(own), coverageOf(fork)],
    requiredChecks: async () => [],
    branch: async () => ({ name: 'main', sha: own.headSha, requiredChecks: [] }),
  } as Partial<RepositoryReads> as RepositoryReads;

  const seen = await collectBranch(reads, 'main', ['*coverage*'], noon);

  expect([...seen.coverageWorkflowIds]).toEqual([10]);
});
