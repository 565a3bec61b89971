import { assessInSteps, type LadderAssessment } from '../../maturity/assess.ts';
import type { Services } from '../services.ts';

/** A delivery that comes meanwhile waits no longer than this, and one practice. */
const atATimeMs = 4;

/** Assesses without keeping the process from its other work: all of it takes tens of milliseconds. */
export async function assessBeside(
  giveWay: Services['giveWay'],
  ...given: Parameters<typeof assessInSteps>
): Promise<LadderAssessment> {
  const steps = assessInSteps(...given);
  let sinceMs = performance.now();
  let step = steps.next();
  while (!step.done) {
    if (performance.now() - sinceMs > atATimeMs) {
      await giveWay();
      sinceMs = performance.now();
    }
    step = steps.next();
  }

  return step.value;
}
