import { runOnPush } from '../example.ts';
import { maintainer, policyPath } from '../harbour.ts';
import type { Narrator } from '../narrator.ts';
import { readRecorded } from '../recorded.ts';
import type { Scene } from '../scene.ts';
import { settle } from '../settle.ts';
import { quietTimeMs, type Stage } from '../stage.ts';

export async function install(stage: Stage, tell: Narrator): Promise<Scene> {
  const { world } = stage.github;
  tell.step('The organization harbour installs Rung');
  const organization = world.createRepository('harbour/.github', {
    files: { [policyPath]: 'start: enforce\n' },
  });
  const quotes = world.createRepository('harbour/quotes', { files: readRecorded('main-1').files });
  for (const member of [maintainer, 'mia', 'noor']) quotes.setRole(member, 'write');
  world.install('harbour');
  runOnPush(quotes, 'main', 'main-1');
  tell.say('harbour/.github says `start: enforce`; harbour/quotes is a small library with tests.');
  tell.say(`Rung waits ${quietTimeMs} ms for further workflow runs here; on a server that is 30 s.`);
  await settle(stage);

  return { stage, tell, quotes, organization };
}
