import { insist } from '../insist.ts';
import type { Scene } from '../scene.ts';
import { settle } from '../settle.ts';

export async function repeatDeliveries({ stage, tell, quotes }: Scene): Promise<void> {
  const { deliveries } = stage.github;
  tell.step('A delivery comes twice, and another one late');
  const before = quotes.checks.runs({ app: 'rung' }).length;
  const [first, late] = deliveries.log.filter(
    one => one.event === 'workflow_run' && one.action === 'completed',
  );
  insist(first !== undefined && late !== undefined, 'two ended workflow runs', 'fewer');
  deliveries.redeliver(first.guid);
  // The same event under a new GUID, long after what it tells of: a hint, and nothing more.
  const { event, action, body, installationId, repositoryId } = late;
  deliveries.send({ event, action, body, installationId, repositoryId });
  await settle(stage);
  const added = quotes.checks.runs({ app: 'rung' }).length - before;
  insist(added === 0, 'no new check run', `${added}`);
  tell.say(`Check runs before: ${before}; added by them: ${added}.`);
}
