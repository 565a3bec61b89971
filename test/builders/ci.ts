import type { CiItem } from '../../src/facts/ci-state.ts';
import type { CheckRun, CommitStatus, WorkflowRun } from '../../src/model/ci.ts';

export const headSha = '9f2c1e7a51d4b0c8e6f3a2d9b7c5e1f0a8d6b4c2';

export function at(time: string): Date {
  return new Date(time.length === 5 ? `2026-11-23T${time}:00Z` : `2026-11-23T${time}Z`);
}

/** A green run of `test` on the head that ran from 09:00 to 09:05. */
export function workflowRun(values: Partial<WorkflowRun> = {}): WorkflowRun {
  return {
    id: 1,
    workflowId: 10,
    name: 'test',
    path: '.github/workflows/test.yml',
    event: 'pull_request',
    headSha,
    headBranch: 'throttle',
    headRepositoryId: 7,
    runNumber: 1912,
    attempt: 1,
    status: 'completed',
    conclusion: 'success',
    createdAt: at('09:00'),
    updatedAt: at('09:05'),
    url: 'https://git.harbour.example/harbour/quote-gateway/actions/runs/1',
    ...values,
  };
}

/** A green check run of another App. */
export function checkRun(values: Partial<CheckRun> = {}): CheckRun {
  return {
    id: 21,
    name: 'scan',
    appId: 300,
    appSlug: 'scanner',
    headSha,
    status: 'completed',
    conclusion: 'success',
    externalId: null,
    startedAt: at('09:00'),
    completedAt: at('09:05'),
    url: 'https://git.harbour.example/harbour/quote-gateway/runs/21',
    ...values,
  };
}

export function commitStatus(values: Partial<CommitStatus> = {}): CommitStatus {
  return {
    context: 'build/linux',
    state: 'success',
    updatedAt: at('09:05'),
    url: 'https://build.harbour.example/linux/77',
    ...values,
  };
}

export function ciItem(name: string, state: CiItem['state'], values: Partial<CiItem> = {}): CiItem {
  const said = { green: 'success', red: 'failure', 'awaiting-approval': 'action_required' } as const;

  return {
    kind: 'workflow',
    name,
    state,
    said: state in said ? said[state as keyof typeof said] : state,
    url: `https://git.harbour.example/harbour/quote-gateway/actions/${encodeURIComponent(name)}`,
    ...values,
  };
}
