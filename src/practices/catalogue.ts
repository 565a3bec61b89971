// Made from the files in the domains' folders by "npm run generate".

import { wipAge } from './agile-development-management/wip-age.ts';
import { wipLimit } from './agile-development-management/wip-limit.ts';
import { wipLimitDeclared } from './agile-development-management/wip-limit-declared.ts';
import { workItemLinked } from './agile-development-management/work-item-linked.ts';
import { reviewPickup } from './collaborative-development/review-pickup.ts';
import { ciCoverage } from './continuous-delivery/ci-coverage.ts';
import { ciDuration } from './continuous-delivery/ci-duration.ts';
import { ciSuccessRate } from './continuous-delivery/ci-success-rate.ts';
import { integrationFrequency } from './continuous-delivery/integration-frequency.ts';
import { mainGreenTime } from './continuous-delivery/main-green-time.ts';
import { redFixTime } from './continuous-delivery/red-fix-time.ts';
import { flakyRate } from './continuous-testing/flaky-rate.ts';
import { testTime } from './continuous-testing/test-time.ts';
import type { Practice } from './define-practice.ts';
import { tokenPermissions } from './security-and-risk-management/token-permissions.ts';
import { queueTime } from './system-and-tools/queue-time.ts';

/** Named in every assessment: another one may judge the same facts otherwise. */
export const catalogueVersion = '1.0';

export const catalogue: readonly Practice[] = [
  wipAge,
  wipLimitDeclared,
  wipLimit,
  workItemLinked,
  ciCoverage,
  ciDuration,
  ciSuccessRate,
  integrationFrequency,
  mainGreenTime,
  redFixTime,
  tokenPermissions,
  queueTime,
  reviewPickup,
  flakyRate,
  testTime,
];
