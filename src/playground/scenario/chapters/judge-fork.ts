import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import type { RepositoryHandle } from '../../github/handles/repository-handle.ts';
import { recordedChanges, runOnPullRequest } from '../example.ts';
import type { Scene } from '../scene.ts';
import { showChecks } from '../show-checks.ts';

/** A pull request and the fork that it comes from. */
export interface ForkedPull {
  readonly pull: PullRequestHandle;
  readonly fork: RepositoryHandle;
}

export async function judgeFork(scene: Scene): Promise<ForkedPull> {
  const { quotes, tell } = scene;
  tell.step('A pull request from a fork, where nothing is set up');
  const fork = quotes.fork('wanderer');
  fork.push('replay', recordedChanges('main-1', 'fork-replay'), { by: 'wanderer' });
  const pull = quotes.openPullRequest({ head: 'wanderer:replay', title: 'Make candles of a recording' });
  runOnPullRequest(quotes, pull.number, 'fork-replay');
  await showChecks(scene, pull.headSha, { 'incremental-coverage': '✕ 27.27% of 11' });

  return { pull, fork };
}
