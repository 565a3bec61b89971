import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentLog } from '../../src/model/log.ts';
import { concludeEvaluation, openEvaluation } from '../../src/publish/publish-evaluation.ts';
import type { WriteGateway } from '../../src/publish/write-gateway.ts';
import { evaluationsInMemory } from '../builders/evaluations.ts';
import { writeGatewayScene } from '../support/write-gateway-scene.ts';

let scene: Awaited<ReturnType<typeof writeGatewayScene>>;
let evaluations: ReturnType<typeof evaluationsInMemory>;
beforeEach(async () => {
  scene = await writeGatewayScene();
  evaluations = evaluationsInMemory([]);
});
afterEach(() => scene.standIn.close());

const output = (title: string) => ({ title, summary: `${title}.`, text: null, annotations: [] });
const red = { conclusion: 'failure', output: output('1 of 1 red'), inputHash: 'red' } as const;
const green = { conclusion: 'success', output: output('1 of 1 green'), inputHash: 'green' } as const;

let lives = 0;
/** A new process; `dies`: it ends as soon as it wrote, before anything of it is kept. */
function life(gateway: WriteGateway, dies = false) {
  lives += 1;
  const target = { repository: scene.repository, headSha: scene.headSha, topic: 'ci-status' } as const;
  const publishing = {
    ...{ writes: gateway, now: scene.clock.now, log: silentLog, newId: () => `e${lives}-${Math.random()}` },
    evaluations: dies ? { ...evaluations, update: () => Promise.reject(new Error('killed')) } : evaluations,
  };

  return {
    open: () => openEvaluation(publishing, target, scene.clock.now(), output('Waiting')),
    conclude: (verdict: typeof red | typeof green) => concludeEvaluation(publishing, target, verdict),
  };
}

const shown = () => scene.runs().map(({ status, conclusion, title }) => `${conclusion ?? status}: ${title}`);

test.each([true, false])(
  'F1: a verdict that changes between the write and what is kept of it is shown (opened before: %s)',
  async isOpened => {
    if (isOpened) await life(scene.startGateway()).open();
    await expect(life(scene.startGateway(), true).conclude(red)).rejects.toThrow('killed');
    const next = life(scene.startGateway());

    expect(await next.conclude(green)).toBe('busy');
    expect(await next.conclude(green)).toBe('written');
    expect(shown()).toEqual(['failure: 1 of 1 red', 'success: 1 of 1 green']);
    expect(await next.conclude(green)).toBe('unchanged');
  },
);

test('F1: the same verdict after such an end needs no second check run', async () => {
  await expect(life(scene.startGateway(), true).conclude(red)).rejects.toThrow('killed');
  const next = life(scene.startGateway());

  expect(await next.conclude(red)).toBe('written');
  expect(await next.conclude(red)).toBe('unchanged');
  expect(shown()).toEqual(['failure: 1 of 1 red']);
});

test('F2: what an answer that was lost had written is not taken for another verdict', async () => {
  const { open } = life(scene.startGateway());
  await open();
  scene.standIn.faults.add({
    route: 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
    fault: { kind: 'accept-then-reset' },
  });
  await life(scene.startGateway())
    .conclude(red)
    .catch(() => {});
  scene.clock.advance(61);
  await life(scene.startGateway()).conclude(green);
  await life(scene.startGateway()).conclude(green);

  expect(shown().at(-1)).toBe('success: 1 of 1 green');
});
