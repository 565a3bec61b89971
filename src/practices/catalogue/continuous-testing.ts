// Made from the files in the domains' folders by "npm run generate".

import { acceptanceSpecs } from '../continuous-testing/acceptance-specs.ts';
import { defectTrend } from '../continuous-testing/defect-trend.ts';
import { escapeRate } from '../continuous-testing/escape-rate.ts';
import { flakyRate } from '../continuous-testing/flaky-rate.ts';
import { regressionTestForBug } from '../continuous-testing/regression-test-for-bug.ts';
import { testImpactSelection } from '../continuous-testing/test-impact-selection.ts';
import { testResultsPublished } from '../continuous-testing/test-results-published.ts';
import { testTime } from '../continuous-testing/test-time.ts';
import type { Practice } from '../define-practice.ts';

export const continuousTesting: readonly Practice[] = [
  acceptanceSpecs,
  defectTrend,
  escapeRate,
  flakyRate,
  regressionTestForBug,
  testImpactSelection,
  testResultsPublished,
  testTime,
];
