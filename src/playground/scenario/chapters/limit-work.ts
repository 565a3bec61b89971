import type { PullRequestHandle } from '../../github/handles/pull-request-handle.ts';
import { runOnPullRequest } from '../example.ts';
import type { Scene } from '../scene.ts';
import { settle } from '../settle.ts';
import { insistOnCheck, showChecks } from '../show-checks.ts';
import type { CommentedPull } from './open-untested.ts';

export async function limitWork(scene: Scene, { pull }: CommentedPull): Promise<void> {
  const { stage, tell } = scene;
  tell.step('An author has four pull requests open');
  const notes = ['bursts', 'replays', 'limits'].map(subject => openNote(scene, subject));
  const fourth = notes.at(-1) ?? pull;
  const others = [pull, ...notes.slice(0, -1)];
  await showChecks(scene, fourth.headSha, { 'wip-limit': '▫ 4 open, limit 3; advice only' });
  for (const other of others) insistOnCheck(scene, other.headSha, 'wip-limit', '▫ 4 open, limit 3');
  tell.say('The other three say the same. One is closed, and they follow:');
  fourth.close();
  await settle(stage);
  await showChecks(scene, pull.headSha, { 'wip-limit': '✓ 3 open, limit 3' });
  for (const other of others) insistOnCheck(scene, other.headSha, 'wip-limit', '✓ 3 open, limit 3');
}

function openNote({ quotes }: Scene, subject: string): PullRequestHandle {
  const branch = `note-${subject}`;
  const message = `Write down what a reader has to know of ${subject}`;
  quotes.push(branch, { [`docs/${subject}.md`]: `# Of ${subject}\n` }, { by: 'mia', message });
  const pull = quotes.openPullRequest({ head: branch, author: 'mia', title: message });
  runOnPullRequest(quotes, pull.number, 'main-mended');

  return pull;
}
