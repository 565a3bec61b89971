import { runOnPullRequest } from '../example.ts';
import { policyPath } from '../harbour.ts';
import type { Scene } from '../scene.ts';
import { showChecks } from '../show-checks.ts';
import type { CommentedPull } from './open-untested.ts';

const proposed = `checks:
  incremental-coverage:
    target: 0
    partails: covered
`;

export async function lowerTarget(scene: Scene, { pull }: CommentedPull): Promise<void> {
  const { quotes, tell } = scene;
  tell.step('Its author lowers the target to 0 in the same pull request, and misspells a key');
  quotes.push('throttle', { [policyPath]: proposed }, { by: 'mia', message: 'Ask for less' });
  runOnPullRequest(quotes, pull.number, 'throttle');
  await showChecks(scene, pull.headSha, {
    'incremental-coverage': '✕ 65.30% of 49 changed lines run by tests; asked 80%',
    policy: '✕ Line 4: unknown key partails, nearest is partials',
  });
  tell.say('No pull request relaxes its own check: the policy of main decides until another one is merged.');
}
