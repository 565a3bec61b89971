// Made from the files in the domains' folders by "npm run generate".

import { workItemLinked } from './agile-development-management/work-item-linked.ts';
import { apiContract } from './application-design/api-contract.ts';
import { architectureRecord } from './application-design/architecture-record.ts';
import { codeComplexityGate } from './application-design/code-complexity-gate.ts';
import { configExternalised } from './application-design/config-externalised.ts';
import { failureHandling } from './application-design/failure-handling.ts';
import { artifactRegistry } from './continuous-delivery/artifact-registry.ts';
import { envAsCode } from './continuous-delivery/env-as-code.ts';
import { envProtection } from './continuous-delivery/env-protection.ts';
import { environments } from './continuous-delivery/environments.ts';
import { migrationInPipeline } from './continuous-delivery/migration-in-pipeline.ts';
import { progressiveDelivery } from './continuous-delivery/progressive-delivery.ts';
import { rollbackAutomated } from './continuous-delivery/rollback-automated.ts';
import { singleArtifact } from './continuous-delivery/single-artifact.ts';
import { testDataSafe } from './continuous-delivery/test-data-safe.ts';
import { testLayers } from './continuous-delivery/test-layers.ts';
import { vcsScope } from './continuous-delivery/vcs-scope.ts';
import { acceptanceSpecs } from './continuous-testing/acceptance-specs.ts';
import { testImpactSelection } from './continuous-testing/test-impact-selection.ts';
import { testResultsPublished } from './continuous-testing/test-results-published.ts';
import type { Practice } from './define-practice.ts';
import { metricDataComplete } from './performance-measurement/metric-data-complete.ts';
import { metricsFeedback } from './performance-measurement/metrics-feedback.ts';
import { targetsDeclared } from './performance-measurement/targets-declared.ts';
import { trendImproving } from './performance-measurement/trend-improving.ts';
import { catalogEntry } from './platform-engineering/catalog-entry.ts';
import { firstPrTime } from './platform-engineering/first-pr-time.ts';
import { goldenPath } from './platform-engineering/golden-path.ts';
import { onboardingDocs } from './platform-engineering/onboarding-docs.ts';
import { selfServiceEnv } from './platform-engineering/self-service-env.ts';
import { errorBudgetGate } from './reliability-engineering/error-budget-gate.ts';
import { productionReadiness } from './reliability-engineering/production-readiness.ts';
import { sloAlerts } from './reliability-engineering/slo-alerts.ts';
import { sloDeclared } from './reliability-engineering/slo-declared.ts';
import { toilTrend } from './reliability-engineering/toil-trend.ts';
import { tokenPermissions } from './security-and-risk-management/token-permissions.ts';
import { capacityDeclared } from './technical-operations/capacity-declared.ts';
import { changeRiskRecord } from './technical-operations/change-risk-record.ts';
import { haDeclared } from './technical-operations/ha-declared.ts';
import { healthProbes } from './technical-operations/health-probes.ts';
import { monitoringAsCode } from './technical-operations/monitoring-as-code.ts';
import { oncallOwner } from './technical-operations/oncall-owner.ts';
import { runbookPresent } from './technical-operations/runbook-present.ts';

/** Named in every assessment: another one may judge the same facts otherwise. */
export const catalogueVersion = '1.0';

export const catalogue: readonly Practice[] = [
  workItemLinked,
  artifactRegistry,
  envAsCode,
  envProtection,
  environments,
  migrationInPipeline,
  progressiveDelivery,
  rollbackAutomated,
  singleArtifact,
  testDataSafe,
  testLayers,
  vcsScope,
  capacityDeclared,
  changeRiskRecord,
  haDeclared,
  healthProbes,
  monitoringAsCode,
  oncallOwner,
  runbookPresent,
  apiContract,
  architectureRecord,
  codeComplexityGate,
  configExternalised,
  failureHandling,
  tokenPermissions,
  acceptanceSpecs,
  testImpactSelection,
  testResultsPublished,
  metricDataComplete,
  metricsFeedback,
  targetsDeclared,
  trendImproving,
  catalogEntry,
  firstPrTime,
  goldenPath,
  onboardingDocs,
  selfServiceEnv,
  errorBudgetGate,
  productionReadiness,
  sloAlerts,
  sloDeclared,
  toilTrend,
];
