import type { DeploymentAttempt } from '../../src/metrics/delivery/deployment.ts';
import type { DeliveryHistory } from '../../src/metrics/delivery/failure-signals.ts';
import { dayMs, hourMs, type Instant, minuteMs } from '../../src/model/records/instant.ts';
import { attemptOf, commitLine, historyOf } from './delivery-history.ts';
import { issueRecord, now, pullRecord } from './ladder-facts.ts';

/** The last of forty daily deployments: old enough that its failures are known. */
const last = now - 3 * dayMs;
const dayOfDeployment = (n: number): Instant => last - (40 - n) * dayMs;

const shas = Array.from({ length: 40 }, (_, index) => `c${index + 1}`);

/** D1 to D40 of c1 to c40; D20 brings c18 back. D7 has a second commit. */
export const fortyCommits = commitLine(
  ...shas.flatMap(sha => (sha === 'c7' ? ['c7b', 'c7'] : [sha])),
  'c41',
).map(commit => ({
  ...commit,
  // A revert of what D19 brought: merged the day after, and still waiting.
  ...(commit.sha === 'c41' ? { reverts: ['c19'], committedAt: dayOfDeployment(20) } : {}),
}));

export function fortyDeployments(at: (n: number) => Instant = dayOfDeployment): readonly DeploymentAttempt[] {
  return shas.map((sha, index) => attemptOf(index === 19 ? 'c18' : sha, at(index + 1), { ids: [index + 1] }));
}

export const fortyPulls = [
  pullRecord(180, { mergeSha: 'c7', mergedAt: dayOfDeployment(7) - hourMs }),
  // The fix for #201.
  pullRecord(181, { mergeSha: 'c8', mergedAt: dayOfDeployment(8) - hourMs, issues: [201] }),
];

export const fortyIncidents = [
  issueRecord(201, { causedBy: ['#180'], openedAt: dayOfDeployment(7) + hourMs }),
  issueRecord(202, { causedBy: ['c7b'], openedAt: dayOfDeployment(7) + hourMs }),
  issueRecord(203, { causedBy: ['deployment:31'], openedAt: dayOfDeployment(31) + hourMs }),
  issueRecord(204, { openedAt: dayOfDeployment(33) + 20 * minuteMs }),
];

export const fortyHistory = (given: Partial<DeliveryHistory> = {}): DeliveryHistory =>
  historyOf(fortyDeployments(), {
    ...{ commits: fortyCommits, pulls: fortyPulls, incidents: fortyIncidents },
    ...given,
  });
