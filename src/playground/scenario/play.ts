import type { RepositoryHandle } from '../github/handles/repository-handle.ts';
import { recordedChanges, runOnPullRequest, runOnPush } from './example.ts';
import { mergeBox } from './merge-box.ts';
import type { Narrator } from './narrator.ts';
import { readRecorded } from './recorded.ts';
import { settle } from './settle.ts';
import { quietTimeMs, type Stage } from './stage.ts';

interface Scene {
  readonly stage: Stage;
  readonly tell: Narrator;
  readonly repository: RepositoryHandle;
}

const name = 'harbour/quotes';

/** Rung's main job, once: everything goes over HTTP to the same server that `rung serve` starts. */
export async function playScenario(stage: Stage, tell: Narrator): Promise<void> {
  const repository = install(stage, tell);
  const scene = { stage, tell, repository };
  await settle(stage);
  await redThenGreen(scene);
  await fork(scene);
  await mainMovesUnderIt(scene);
  await redMainMended(scene);
  await twiceAndLate(scene);
}

function install(stage: Stage, tell: Narrator): RepositoryHandle {
  const { world } = stage.github;
  tell.step('The organization harbour installs Rung');
  world.createRepository('harbour/.github', { files: { '.github/rung.yml': 'start: enforce\n' } });
  const repository = world.createRepository(name, { files: readRecorded('main-1').files });
  world.install('harbour');
  runOnPush(repository, 'main', 'main-1');
  tell.say('harbour/.github says `start: enforce`; harbour/quotes is a small library with tests.');
  tell.say(`Rung waits ${quietTimeMs} ms for further workflow runs here; on a server that is 30 s.`);

  return repository;
}

async function redThenGreen({ stage, tell, repository }: Scene): Promise<void> {
  tell.step('A pull request adds lines that no test runs');
  repository.push('throttle', recordedChanges('main-1', 'throttle'), {
    message: readRecorded('throttle').message,
  });
  const pull = repository.openPullRequest({
    head: 'throttle',
    author: 'mia',
    title: 'Let a symbol send bursts',
  });
  runOnPullRequest(repository, pull.number, 'throttle');
  await showChecks({ stage, tell, repository }, pull.headSha);

  tell.step('Its author pushes the missing tests');
  repository.push('throttle', recordedChanges('throttle', 'throttle-fixed'), { by: 'mia' });
  runOnPullRequest(repository, pull.number, 'throttle-fixed');
  await showChecks({ stage, tell, repository }, pull.headSha);
}

async function fork({ stage, tell, repository }: Scene): Promise<void> {
  tell.step('The same from a fork, where nothing is set up');
  const forked = repository.fork('wanderer');
  forked.push('replay', recordedChanges('main-1', 'fork-replay'), { by: 'wanderer' });
  const pull = repository.openPullRequest({ head: 'wanderer:replay', title: 'Make candles of a recording' });
  runOnPullRequest(repository, pull.number, 'fork-replay');
  await showChecks({ stage, tell, repository }, pull.headSha);
  forked.push('replay', recordedChanges('fork-replay', 'fork-replay-fixed'), { by: 'wanderer' });
  runOnPullRequest(repository, pull.number, 'fork-replay-fixed');
  tell.say('After the next push:');
  await showChecks({ stage, tell, repository }, pull.headSha);
}

async function mainMovesUnderIt({ stage, tell, repository }: Scene): Promise<void> {
  tell.step('main moves in the same file under a pull request');
  repository.push('limits', recordedChanges('main-1', 'limits'), { by: 'noor' });
  const pull = repository.openPullRequest({
    head: 'limits',
    author: 'noor',
    title: 'Refuse limits that are no counts',
  });
  await settle(stage);
  repository.push('main', recordedChanges('main-1', 'main-2'), { message: readRecorded('main-2').message });
  runOnPush(repository, 'main', 'main-2');
  runOnPullRequest(repository, pull.number, 'limits-merge');
  tell.say('CI tested the merge of both, where every line of the change stands 22 lines lower.');
  tell.say('Read as lines of the head, none of the change would be run. Rung maps them:');
  await showChecks({ stage, tell, repository }, pull.headSha);
}

async function redMainMended({ stage, tell, repository }: Scene): Promise<void> {
  tell.step('main turns red, and a pull request mends it');
  repository.push('main', recordedChanges('main-2', 'main-red'), {
    message: readRecorded('main-red').message,
  });
  runOnPush(repository, 'main', 'main-red');
  repository.push('mend', recordedChanges('main-red', 'main-mended'), { by: 'mia' });
  const pull = repository.openPullRequest({
    head: 'mend',
    author: 'mia',
    title: 'Read prices of both kinds',
  });
  runOnPullRequest(repository, pull.number, 'main-mended');
  await showChecks({ stage, tell, repository }, pull.headSha);
  pull.merge('mia');
  runOnPush(repository, 'main', 'main-mended');
  await settle(stage);
  tell.say('The repair was not held up by the red light it mends; it is merged, and main is green.');
}

async function twiceAndLate({ stage, tell, repository }: Scene): Promise<void> {
  const { deliveries } = stage.github;
  tell.step('A delivery comes twice, and another one late');
  const before = repository.checks.runs({ app: 'rung' }).length;
  const [first, late] = deliveries.log.filter(
    one => one.event === 'workflow_run' && one.action === 'completed',
  );
  if (first !== undefined) deliveries.redeliver(first.guid);
  // The same event under a new GUID, long after what it tells of: a hint, and nothing more.
  if (late !== undefined)
    deliveries.send({
      event: late.event,
      action: late.action,
      body: late.body,
      installationId: late.installationId,
      repositoryId: late.repositoryId,
    });
  await settle(stage);
  const added = repository.checks.runs({ app: 'rung' }).length - before;
  tell.say(`Check runs before: ${before}; added by them: ${added}.`);
}

async function showChecks({ stage, tell, repository }: Scene, headSha: string): Promise<void> {
  await settle(stage);
  for (const line of mergeBox(stage, repository.fullName, headSha)) tell.say(line);
}
