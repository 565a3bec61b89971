import { expect, test } from 'vitest';
import { createPointBlocks } from '../../src/publish/point-blocks.ts';
import { clockAt } from '../support/github-adapter.ts';
import { MemoryLanes } from '../support/memory-lanes.ts';

function scene() {
  const clock = clockAt();
  const lanes = new MemoryLanes(clock.now);
  const blocks = createPointBlocks({
    ...{ now: clock.now, lanes, installationId: 1, lane: 'background' },
    ...{ smallest: 12, largest: 12, lastMs: 120_000 },
    paces: () => [{ amount: 24, perSeconds: 3600 }],
  });
  const spend = async (points: number) => {
    const spent = await blocks.spend(points);
    if ('waitMs' in spent) throw new Error(`refused for ${spent.waitMs} ms`);

    return spent.untilMs;
  };

  return { clock, lanes, blocks, spend };
}

test('what is given back may be used no longer than before', async () => {
  const { clock, lanes, blocks, spend } = scene();
  const first = await spend(12);
  clock.advance(60);
  const second = await spend(12);
  clock.advance(50);
  blocks.giveBack(12, second);
  blocks.giveBack(12, first);
  expect(await spend(12)).toBe(first);
  blocks.giveBack(12, first);
  clock.advance(11);

  expect(await spend(12)).toBe(second);
  expect(lanes.entered).toHaveLength(2);
  await expect(spend(1)).rejects.toThrow('refused');
});
