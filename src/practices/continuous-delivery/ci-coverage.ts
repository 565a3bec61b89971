import type { Fact } from '../../facts/ladder/fact.ts';
import { distinctHeads } from '../../metrics/integrations.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { HeadRecord } from '../../model/records/delivery-records.ts';
import type { Instant } from '../../model/records/instant.ts';
import { builtCommits, type ContinuousIntegration } from '../continuous-integration.ts';
import { definePractice } from '../define-practice.ts';
import { commitEvidence, fileEvidence } from '../evidence.ts';
import type { Outcome } from '../outcome.ts';
import { keptEvidence, shareThatDoes } from '../share.ts';
import { atLeast, from } from '../thresholds.ts';

export const ciCoverage = definePractice({
  id: 'ci-coverage',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  seenIn: ['main-green-time'],
  levels: atLeast('percent', { 2: 50, 3: 95, 4: 100, 5: from(100, 'unfiltered') }),
  subItems: ['CD-BI-BP-BS', 'CD-BI-CI-IF', 'CD-TM-AT-AE'],
  statements: ['daily-integrations'],
  needs: ['heads', 'continuousIntegration', 'unbuiltPaths'],

  evaluate: (facts, { at }) => ciCoverageOf(facts, at),
});

export interface CiCoverageFacts {
  readonly heads: readonly HeadRecord[];
  readonly continuousIntegration: ContinuousIntegration;
  readonly unbuiltPaths: Fact<readonly string[]>;
}

/** The share of new heads of the default branch that CI ran on to an end, whoever pushed them. */
export function ciCoverageOf(
  { heads, continuousIntegration, unbuiltPaths }: CiCoverageFacts,
  at: Instant,
): Outcome {
  const { built, building } = builtCommits(continuousIntegration);
  const decided = distinctHeads(heads).filter(({ sha }) => !building.has(sha));
  const window = inWindow(decided, head => head.at, at, minimumSamples.ofShare);
  const outcome = shareThatDoes(
    window,
    ({ sha }) => built.has(sha),
    head => commitEvidence(head.sha),
    {
      inferred: continuousIntegration.inferred,
      conditions: { unfiltered: unbuiltPaths.known ? unbuiltPaths.value.length === 0 : unbuiltPaths.cause },
    },
  );
  if ('reason' in outcome) return outcome;
  const unbuilt = unbuiltPaths.known ? unbuiltPaths.value.map(path => fileEvidence(path)) : [];

  return { ...outcome, evidence: [...outcome.evidence, ...unbuilt].slice(0, keptEvidence) };
}
