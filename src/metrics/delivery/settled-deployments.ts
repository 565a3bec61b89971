import { hourMs, type Instant } from '../../model/records/instant.ts';
import { inWindow, minimumSamples, type Windowed } from '../window.ts';
import type { Deployment } from './deployment.ts';

/** Failures of the last two days are not known yet: judgement. */
const settlingMs = 48 * hourMs;

/** The deployments whose failures are known, by place. */
export function settledDeployments(deployments: readonly Deployment[], at: Instant): Windowed<number> {
  const settled = deployments.flatMap((one, index) => (one.at <= at - settlingMs ? [index] : []));

  return inWindow(settled, index => deployments[index]?.at ?? null, at, minimumSamples.ofShare);
}
