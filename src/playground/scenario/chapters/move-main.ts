import { recordedChanges, runOnPullRequest, runOnPush } from '../example.ts';
import { readRecorded } from '../recorded.ts';
import type { Scene } from '../scene.ts';
import { settle } from '../settle.ts';
import { showChecks } from '../show-checks.ts';

export async function moveMain(scene: Scene): Promise<void> {
  const { stage, quotes, tell } = scene;
  tell.step('main moves in the same file under a pull request');
  quotes.push('limits', recordedChanges('main-1', 'limits'), { by: 'noor' });
  const title = 'Refuse limits that are no counts';
  const pull = quotes.openPullRequest({ head: 'limits', author: 'noor', title });
  await settle(stage);
  quotes.push('main', recordedChanges('main-1', 'main-2'), { message: readRecorded('main-2').message });
  runOnPush(quotes, 'main', 'main-2');
  runOnPullRequest(quotes, pull.number, 'limits-merge');
  tell.say('CI tested the merge of both, where every line of the change stands 22 lines lower.');
  tell.say('Read as lines of the head, none of the change would be run. Rung maps them:');
  await showChecks(scene, pull.headSha, { 'incremental-coverage': '✓ 85.71% of 7' });
}
