import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import type { WorkflowRunHandle } from '../../github/handles/workflow-run-handle.ts';
import type { World } from '../../github/handles/world.ts';
import type { Issue } from '../../github/world/conversation-records.ts';
import type { Deployment } from '../../github/world/delivery-records.ts';
import { instantOf } from './calendar.ts';
import { ciPath, firstFiles } from './team-files.ts';

import type { WeekClock } from './week-clock.ts';

/** Three people and their service, and what the story has called by name so far. */
export interface Team {
  readonly repository: RepositoryHandle;
  readonly issues: Map<string, Issue>;
  readonly pulls: Map<string, PullRequestHandle>;
  readonly runs: Map<string, WorkflowRunHandle>;
  readonly deployments: Map<string, Deployment>;
}

/** What stands before the first week, on the morning of its Monday; the App is not installed yet. */
export function foundTeam(world: World, clock: WeekClock): Team {
  clock.moveTo(instantOf(1, 'Mon 08:50'));
  const repository = world.createRepository('harbour/tides', { files: firstFiles, by: 'mia' });
  for (const login of ['mia', 'noor', 'kai']) repository.setRole(login, 'write');
  repository.delivery.addEnvironment('production');
  repository.security.set({ secretScanning: true });
  repository.security.analyse(repository.tip());
  const run = repository.startWorkflowRun({ workflow: ciPath, by: 'mia' }).begin();
  clock.moveTo(instantOf(1, 'Mon 08:57'));
  run.complete({ conclusion: 'success' });

  return {
    repository,
    ...{ issues: new Map(), pulls: new Map(), runs: new Map(), deployments: new Map() },
  };
}

export function named<T>(things: ReadonlyMap<string, T>, name: string): T {
  const found = things.get(name);
  if (found === undefined) throw new Error(`The story has called nothing "${name}" yet.`);

  return found;
}
