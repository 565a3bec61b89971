import { dayOf } from '../../metrics/days.ts';
import { activeAuthorDays, integrationsOf } from '../../metrics/integrations.ts';
import { minimumSamples, windowDays } from '../../metrics/window.ts';
import { daysUpTo, isWorkingDay } from '../../metrics/working-days.ts';
import type { Cause } from '../../model/cause.ts';
import type { Instant } from '../../model/records/instant.ts';
import { builtCommits } from '../continuous-integration.ts';
import { definePractice } from '../define-practice.ts';
import { judgeLines } from '../judge-lines.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { rounded } from '../rounded.ts';
import { atLeast, from } from '../thresholds.ts';
import { type CiCoverageFacts, ciCoverage, ciCoverageOf } from './ci-coverage.ts';

export const integrationFrequency = definePractice({
  id: 'integration-frequency',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'author',
  cost: 'habit',
  levels: atLeast('per-day', {
    ...{ 2: 0.2, 3: 1, 4: from(3, 'per-author-day') },
    5: from(3, 'per-author-day', 'ci-coverage'),
  }),
  subItems: ['CD-BI-CI-IF'],
  statements: ['daily-integrations'],
  needs: ['heads', 'commits', 'continuousIntegration', 'unbuiltPaths'],

  evaluate(facts, { at, policy: { calendar } }) {
    const { heads, commits, continuousIntegration } = facts;
    // Days with no integration count too, so the window has always enough of them.
    const days = new Set(daysUpTo(at, windowDays, calendar));
    const working = [...days].filter(day => isWorkingDay(day, calendar)).length;
    if (working < minimumSamples.ofMean)
      return unknownBecause({ kind: 'samples', n: working, minimum: minimumSamples.ofMean });
    const { built } = builtCommits(continuousIntegration);
    const count = integrationsOf(heads, built).filter(head => days.has(dayOf(head.at, calendar.zone))).length;
    const authorDays = activeAuthorDays(commits, days, calendar.zone);

    return assessed(count / working, {
      samples: working,
      windowDays,
      inferred: continuousIntegration.inferred,
      conditions: { 'per-author-day': isDaily(count, authorDays), 'ci-coverage': isAllBuilt(facts, at) },
      figures: {
        integrations: count,
        days: working,
        authorDays,
        perAuthorDay: rounded(count / Math.max(authorDays, 1)),
      },
    });
  },
});

function isDaily(count: number, authorDays: number): boolean | Cause {
  if (authorDays < minimumSamples.ofMean)
    return { kind: 'samples', n: authorDays, minimum: minimumSamples.ofMean };

  return count / authorDays >= 1;
}

/** The practice `ci-coverage` is at level 5. */
function isAllBuilt(facts: CiCoverageFacts, at: Instant): boolean | Cause {
  const coverage = ciCoverageOf(facts, at);
  if ('reason' in coverage) return coverage.reason.kind === 'unknown' ? coverage.reason.cause : false;
  const { level, cause } = judgeLines(ciCoverage.levels, coverage);

  return cause ?? level === 5;
}
