import { maintainer } from '../harbour.ts';
import type { Scene } from '../scene.ts';
import { showChecks } from '../show-checks.ts';

export async function publishRelease(scene: Scene): Promise<void> {
  const { quotes, tell } = scene;
  tell.step('A release is published from main');
  quotes.publishRelease('v1.0.0', {
    body: 'Quotes are throttled and replayed by symbol.',
    assets: ['quotes.tgz', 'quotes.spdx.json', 'quotes.intoto.jsonl'],
    by: maintainer,
  });
  await showChecks(scene, quotes.tip(), { release: '✓ v1.0.0: CI green' });
}
