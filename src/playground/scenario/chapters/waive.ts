import { recordedChanges, runOnPullRequest } from '../example.ts';
import { maintainer } from '../harbour.ts';
import type { Scene } from '../scene.ts';
import { nextSecond } from '../settle.ts';
import { insistOnCheck, showChecks } from '../show-checks.ts';
import { comment } from '../show-comments.ts';
import type { ForkedPull } from './judge-fork.ts';

const waiver = '/rung waive incremental-coverage because';

export async function waive(scene: Scene, { pull, fork }: ForkedPull): Promise<void> {
  const { quotes, tell, stage } = scene;
  tell.step('A waiver is given by a maintainer, not by the author');
  // GitHub dates comments by the second, and a waiver of the second of the push might not have seen it.
  await nextSecond(stage);
  await comment(scene, pull, {
    by: 'wanderer',
    body: `${waiver} it is small`,
    reply: 'Not carried out at',
  });
  insistOnCheck(scene, pull.headSha, 'incremental-coverage', '✕ 27.27%');
  await comment(scene, pull, {
    by: maintainer,
    body: `${waiver} its tests come with the recordings`,
    reply: 'incremental-coverage is waived for this pull request',
  });
  await showChecks(scene, pull.headSha, {
    'incremental-coverage': '▫ 27.27% of 11 changed lines run by tests; asked 80%, waived',
  });
  tell.say('The next push brings them:');
  fork.push('replay', recordedChanges('fork-replay', 'fork-replay-fixed'), { by: 'wanderer' });
  runOnPullRequest(quotes, pull.number, 'fork-replay-fixed');
  await showChecks(scene, pull.headSha, { 'incremental-coverage': '✓ 100.00% of 11' });
}
