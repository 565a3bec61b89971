import { recordedChanges, runOnPullRequest, runOnPush } from '../example.ts';
import { insist } from '../insist.ts';
import { readRecorded } from '../recorded.ts';
import type { Scene } from '../scene.ts';
import { settle } from '../settle.ts';
import { showChecks } from '../show-checks.ts';

export async function mendMain(scene: Scene): Promise<void> {
  const { stage, quotes, tell } = scene;
  tell.step('main turns red, and a pull request mends it');
  const { message } = readRecorded('main-red');
  quotes.push('main', recordedChanges('main-2', 'main-red'), { message });
  runOnPush(quotes, 'main', 'main-red');
  quotes.push('mend', recordedChanges('main-red', 'main-mended'), { by: 'mia' });
  const pull = quotes.openPullRequest({ head: 'mend', author: 'mia', title: 'Read prices of both kinds' });
  runOnPullRequest(quotes, pull.number, 'main-mended');
  await showChecks(scene, pull.headSha, { 'ci-status': '✓ 1 of 1 workflow green; main red since' });
  pull.merge('mia');
  runOnPush(quotes, 'main', 'main-mended');
  await settle(stage);
  const last = quotes.record.workflowRuns.findLast(({ headSha }) => headSha === quotes.tip());
  insist(last?.conclusion === 'success', 'a green main', `${last?.conclusion}`);
  tell.say('The red light does not hold up its own repair: merged, and main is green.');
}
