// Made from the files in the domains' folders by "npm run generate".

import { artifactRegistry } from '../continuous-delivery/artifact-registry.ts';
import { branchLifetime } from '../continuous-delivery/branch-lifetime.ts';
import { changeFailRate } from '../continuous-delivery/change-fail-rate.ts';
import { changeLeadTime } from '../continuous-delivery/change-lead-time.ts';
import { ciCoverage } from '../continuous-delivery/ci-coverage.ts';
import { ciDuration } from '../continuous-delivery/ci-duration.ts';
import { ciPresent } from '../continuous-delivery/ci-present.ts';
import { ciSuccessRate } from '../continuous-delivery/ci-success-rate.ts';
import { deployAutomated } from '../continuous-delivery/deploy-automated.ts';
import { deployReport } from '../continuous-delivery/deploy-report.ts';
import { deploymentFrequency } from '../continuous-delivery/deployment-frequency.ts';
import { deploymentReworkRate } from '../continuous-delivery/deployment-rework-rate.ts';
import { deploymentSuccessRate } from '../continuous-delivery/deployment-success-rate.ts';
import { envAsCode } from '../continuous-delivery/env-as-code.ts';
import { envProtection } from '../continuous-delivery/env-protection.ts';
import { environments } from '../continuous-delivery/environments.ts';
import { existingCoverage } from '../continuous-delivery/existing-coverage.ts';
import { failedDeploymentRecoveryTime } from '../continuous-delivery/failed-deployment-recovery-time.ts';
import { incrementalCoverage } from '../continuous-delivery/incremental-coverage.ts';
import { integrationFrequency } from '../continuous-delivery/integration-frequency.ts';
import { mainGreenTime } from '../continuous-delivery/main-green-time.ts';
import { migrationInPipeline } from '../continuous-delivery/migration-in-pipeline.ts';
import { migrationReversible } from '../continuous-delivery/migration-reversible.ts';
import { prSize } from '../continuous-delivery/pr-size.ts';
import { progressiveDelivery } from '../continuous-delivery/progressive-delivery.ts';
import { qualityGate } from '../continuous-delivery/quality-gate.ts';
import { redFixTime } from '../continuous-delivery/red-fix-time.ts';
import { reviewCoverage } from '../continuous-delivery/review-coverage.ts';
import { rollbackAutomated } from '../continuous-delivery/rollback-automated.ts';
import { singleArtifact } from '../continuous-delivery/single-artifact.ts';
import { testDataSafe } from '../continuous-delivery/test-data-safe.ts';
import { testLayers } from '../continuous-delivery/test-layers.ts';
import { vcsScope } from '../continuous-delivery/vcs-scope.ts';
import { versionTraceable } from '../continuous-delivery/version-traceable.ts';
import type { Practice } from '../define-practice.ts';

export const continuousDelivery: readonly Practice[] = [
  artifactRegistry,
  branchLifetime,
  changeFailRate,
  changeLeadTime,
  ciCoverage,
  ciDuration,
  ciPresent,
  ciSuccessRate,
  deployAutomated,
  deployReport,
  deploymentFrequency,
  deploymentReworkRate,
  deploymentSuccessRate,
  envAsCode,
  envProtection,
  environments,
  existingCoverage,
  failedDeploymentRecoveryTime,
  incrementalCoverage,
  integrationFrequency,
  mainGreenTime,
  migrationInPipeline,
  migrationReversible,
  prSize,
  progressiveDelivery,
  qualityGate,
  redFixTime,
  reviewCoverage,
  rollbackAutomated,
  singleArtifact,
  testDataSafe,
  testLayers,
  vcsScope,
  versionTraceable,
];
