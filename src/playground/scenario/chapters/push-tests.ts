import { recordedChanges, runOnPullRequest } from '../example.ts';
import { policyPath } from '../harbour.ts';
import { insist } from '../insist.ts';
import type { Scene } from '../scene.ts';
import { showChecks } from '../show-checks.ts';
import { ownComment, showComment } from '../show-comments.ts';
import type { CommentedPull } from './open-untested.ts';

export async function pushTests(scene: Scene, { pull, commentId }: CommentedPull): Promise<void> {
  const { quotes, tell } = scene;
  tell.step('Its author takes that back and pushes the missing tests');
  const change = { ...recordedChanges('throttle', 'throttle-fixed'), [policyPath]: null };
  quotes.push('throttle', change, { by: 'mia' });
  runOnPullRequest(quotes, pull.number, 'throttle-fixed');
  await showChecks(scene, pull.headSha, { 'incremental-coverage': '✓ 85.71% of 49' });
  const comment = ownComment(scene, pull);
  insist(comment.id === commentId, 'the same comment', 'another one');
  const { length } = quotes.conversation.comments(pull.number);
  insist(length === 1, '1 comment', `${length}`);
  tell.say('The same comment, edited; it is the only one on this pull request:');
  showComment(scene, comment, ['Nothing left to do.']);
}
