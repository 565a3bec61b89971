import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import { recordedChanges, runOnPullRequest } from '../example.ts';
import { readRecorded } from '../recorded.ts';
import type { Scene } from '../scene.ts';
import { showChecks } from '../show-checks.ts';
import { ownComment, showComment } from '../show-comments.ts';

/** A pull request with Rung's comment on it. */
export interface CommentedPull {
  readonly pull: PullRequestHandle;
  readonly commentId: number;
}

export async function openUntested(scene: Scene): Promise<CommentedPull> {
  const { quotes, tell } = scene;
  tell.step('A pull request adds lines that no test runs');
  const { message } = readRecorded('throttle');
  quotes.push('throttle', recordedChanges('main-1', 'throttle'), { by: 'mia', message });
  const pull = quotes.openPullRequest({ head: 'throttle', author: 'mia', title: 'Let a symbol send bursts' });
  runOnPullRequest(quotes, pull.number, 'throttle');
  await showChecks(scene, pull.headSha, {
    'incremental-coverage': '✕ 65.30% of 49',
    'ci-status': '✓ 1 of 1',
    'wip-limit': '✓ 1 open',
    'definition-of-done': '▫ 2 of 4 done',
  });
  tell.say('Because something is to do, one comment:');
  const comment = ownComment(scene, pull);
  showComment(scene, comment, ['One thing to do', 'Incremental coverage 65.30%, asked 80%.']);

  return { pull, commentId: comment.id };
}
