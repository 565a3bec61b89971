import { install } from './chapters/install.ts';
import { judgeFork } from './chapters/judge-fork.ts';
import { limitWork } from './chapters/limit-work.ts';
import { lowerTarget } from './chapters/lower-target.ts';
import { mendMain } from './chapters/mend-main.ts';
import { moveMain } from './chapters/move-main.ts';
import { openUntested } from './chapters/open-untested.ts';
import { publishRelease } from './chapters/publish-release.ts';
import { pushTests } from './chapters/push-tests.ts';
import { repeatDeliveries } from './chapters/repeat-deliveries.ts';
import { speakChinese } from './chapters/speak-chinese.ts';
import { waive } from './chapters/waive.ts';
import { insist } from './insist.ts';
import type { Narrator } from './narrator.ts';
import type { Stage } from './stage.ts';

/**
 * What Rung does on pull requests and releases, once: everything goes over HTTP to the same server that `rung serve`
 * starts. Rejects with one line when GitHub's state is not as told.
 */
export async function playScenario(stage: Stage, tell: Narrator): Promise<void> {
  try {
    await playChapters(stage, tell);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`step ${tell.steps.length}: ${reason}`, { cause });
  }
}

async function playChapters(stage: Stage, tell: Narrator): Promise<void> {
  const scene = await install(stage, tell);
  const throttle = await openUntested(scene);
  await lowerTarget(scene, throttle);
  await pushTests(scene, throttle);
  const replay = await judgeFork(scene);
  await waive(scene, replay);
  await moveMain(scene);
  await mendMain(scene);
  await limitWork(scene, throttle);
  await publishRelease(scene);
  await speakChinese(scene, throttle);
  await repeatDeliveries(scene);

  const invalid = stage.github.journal.invalid().length;
  insist(invalid === 0, "requests within GitHub's contract", `${invalid} against it`);
}
