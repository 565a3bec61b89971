// Made from the files in the domains' folders by "npm run generate".

import { activeBranches } from './agile-development-management/active-branches.ts';
import { claimBeforeWork } from './agile-development-management/claim-before-work.ts';
import { dodDeclared } from './agile-development-management/dod-declared.ts';
import { dodMet } from './agile-development-management/dod-met.ts';
import { iterationCadence } from './agile-development-management/iteration-cadence.ts';
import { priorityClaim } from './agile-development-management/priority-claim.ts';
import { prioritySet } from './agile-development-management/priority-set.ts';
import { roleRotation } from './agile-development-management/role-rotation.ts';
import { storyLeadTime } from './agile-development-management/story-lead-time.ts';
import { storyThroughput } from './agile-development-management/story-throughput.ts';
import { testFirstSignal } from './agile-development-management/test-first-signal.ts';
import { testsWithCode } from './agile-development-management/tests-with-code.ts';
import { wipAge } from './agile-development-management/wip-age.ts';
import { wipLimit } from './agile-development-management/wip-limit.ts';
import { wipLimitDeclared } from './agile-development-management/wip-limit-declared.ts';
import { workItemLinked } from './agile-development-management/work-item-linked.ts';
import { apiContract } from './application-design/api-contract.ts';
import { architectureRecord } from './application-design/architecture-record.ts';
import { codeComplexityGate } from './application-design/code-complexity-gate.ts';
import { configExternalised } from './application-design/config-externalised.ts';
import { failureHandling } from './application-design/failure-handling.ts';
import { flowDistribution } from './business-value-management/flow-distribution.ts';
import { flowEfficiency } from './business-value-management/flow-efficiency.ts';
import { valueReviewed } from './business-value-management/value-reviewed.ts';
import { valueStated } from './business-value-management/value-stated.ts';
import { busFactor } from './collaborative-development/bus-factor.ts';
import { codeownersCover } from './collaborative-development/codeowners-cover.ts';
import { commitConvention } from './collaborative-development/commit-convention.ts';
import { prConversation } from './collaborative-development/pr-conversation.ts';
import { reviewPickup } from './collaborative-development/review-pickup.ts';
import { reviewerConcentration } from './collaborative-development/reviewer-concentration.ts';
import { artifactRegistry } from './continuous-delivery/artifact-registry.ts';
import { branchLifetime } from './continuous-delivery/branch-lifetime.ts';
import { changeFailRate } from './continuous-delivery/change-fail-rate.ts';
import { changeLeadTime } from './continuous-delivery/change-lead-time.ts';
import { ciCoverage } from './continuous-delivery/ci-coverage.ts';
import { ciDuration } from './continuous-delivery/ci-duration.ts';
import { ciSuccessRate } from './continuous-delivery/ci-success-rate.ts';
import { deployAutomated } from './continuous-delivery/deploy-automated.ts';
import { deployReport } from './continuous-delivery/deploy-report.ts';
import { deploymentFrequency } from './continuous-delivery/deployment-frequency.ts';
import { deploymentReworkRate } from './continuous-delivery/deployment-rework-rate.ts';
import { deploymentSuccessRate } from './continuous-delivery/deployment-success-rate.ts';
import { envAsCode } from './continuous-delivery/env-as-code.ts';
import { envProtection } from './continuous-delivery/env-protection.ts';
import { environments } from './continuous-delivery/environments.ts';
import { existingCoverage } from './continuous-delivery/existing-coverage.ts';
import { failedDeploymentRecoveryTime } from './continuous-delivery/failed-deployment-recovery-time.ts';
import { incrementalCoverage } from './continuous-delivery/incremental-coverage.ts';
import { integrationFrequency } from './continuous-delivery/integration-frequency.ts';
import { mainGreenTime } from './continuous-delivery/main-green-time.ts';
import { migrationInPipeline } from './continuous-delivery/migration-in-pipeline.ts';
import { migrationReversible } from './continuous-delivery/migration-reversible.ts';
import { prSize } from './continuous-delivery/pr-size.ts';
import { progressiveDelivery } from './continuous-delivery/progressive-delivery.ts';
import { redFixTime } from './continuous-delivery/red-fix-time.ts';
import { reviewCoverage } from './continuous-delivery/review-coverage.ts';
import { rollbackAutomated } from './continuous-delivery/rollback-automated.ts';
import { singleArtifact } from './continuous-delivery/single-artifact.ts';
import { testDataSafe } from './continuous-delivery/test-data-safe.ts';
import { testLayers } from './continuous-delivery/test-layers.ts';
import { vcsScope } from './continuous-delivery/vcs-scope.ts';
import { versionTraceable } from './continuous-delivery/version-traceable.ts';
import { acceptanceSpecs } from './continuous-testing/acceptance-specs.ts';
import { defectTrend } from './continuous-testing/defect-trend.ts';
import { escapeRate } from './continuous-testing/escape-rate.ts';
import { flakyRate } from './continuous-testing/flaky-rate.ts';
import { regressionTestForBug } from './continuous-testing/regression-test-for-bug.ts';
import { testImpactSelection } from './continuous-testing/test-impact-selection.ts';
import { testResultsPublished } from './continuous-testing/test-results-published.ts';
import { testTime } from './continuous-testing/test-time.ts';
import type { Practice } from './define-practice.ts';
import { doraInstrumented } from './performance-measurement/dora-instrumented.ts';
import { metricDataComplete } from './performance-measurement/metric-data-complete.ts';
import { metricsFeedback } from './performance-measurement/metrics-feedback.ts';
import { targetsDeclared } from './performance-measurement/targets-declared.ts';
import { trendImproving } from './performance-measurement/trend-improving.ts';
import { catalogEntry } from './platform-engineering/catalog-entry.ts';
import { firstPrTime } from './platform-engineering/first-pr-time.ts';
import { goldenPath } from './platform-engineering/golden-path.ts';
import { onboardingDocs } from './platform-engineering/onboarding-docs.ts';
import { selfServiceEnv } from './platform-engineering/self-service-env.ts';
import { actionItemsClosed } from './reliability-engineering/action-items-closed.ts';
import { chaosExperiment } from './reliability-engineering/chaos-experiment.ts';
import { errorBudgetGate } from './reliability-engineering/error-budget-gate.ts';
import { postmortemLinked } from './reliability-engineering/postmortem-linked.ts';
import { productionReadiness } from './reliability-engineering/production-readiness.ts';
import { sloAlerts } from './reliability-engineering/slo-alerts.ts';
import { sloDeclared } from './reliability-engineering/slo-declared.ts';
import { toilTrend } from './reliability-engineering/toil-trend.ts';
import { tokenPermissions } from './security-and-risk-management/token-permissions.ts';
import { endToEndAutomation } from './system-and-tools/end-to-end-automation.ts';
import { postDeployTest } from './system-and-tools/post-deploy-test.ts';
import { queueTime } from './system-and-tools/queue-time.ts';
import { backupDrill } from './technical-operations/backup-drill.ts';
import { capacityDeclared } from './technical-operations/capacity-declared.ts';
import { changeRiskRecord } from './technical-operations/change-risk-record.ts';
import { haDeclared } from './technical-operations/ha-declared.ts';
import { healthProbes } from './technical-operations/health-probes.ts';
import { incidentAck } from './technical-operations/incident-ack.ts';
import { incidentDetectSource } from './technical-operations/incident-detect-source.ts';
import { incidentRecorded } from './technical-operations/incident-recorded.ts';
import { incidentRestoreTime } from './technical-operations/incident-restore-time.ts';
import { monitoringAsCode } from './technical-operations/monitoring-as-code.ts';
import { oncallOwner } from './technical-operations/oncall-owner.ts';
import { runbookPresent } from './technical-operations/runbook-present.ts';

/** Named in every assessment: another one may judge the same facts otherwise. */
export const catalogueVersion = '1.0';

export const catalogue: readonly Practice[] = [
  activeBranches,
  claimBeforeWork,
  dodDeclared,
  dodMet,
  iterationCadence,
  priorityClaim,
  prioritySet,
  roleRotation,
  storyLeadTime,
  storyThroughput,
  testFirstSignal,
  testsWithCode,
  wipAge,
  wipLimitDeclared,
  wipLimit,
  workItemLinked,
  artifactRegistry,
  branchLifetime,
  changeFailRate,
  changeLeadTime,
  ciCoverage,
  ciDuration,
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
  redFixTime,
  reviewCoverage,
  rollbackAutomated,
  singleArtifact,
  testDataSafe,
  testLayers,
  vcsScope,
  versionTraceable,
  backupDrill,
  capacityDeclared,
  changeRiskRecord,
  haDeclared,
  healthProbes,
  incidentAck,
  incidentDetectSource,
  incidentRecorded,
  incidentRestoreTime,
  monitoringAsCode,
  oncallOwner,
  runbookPresent,
  apiContract,
  architectureRecord,
  codeComplexityGate,
  configExternalised,
  failureHandling,
  tokenPermissions,
  endToEndAutomation,
  postDeployTest,
  queueTime,
  flowDistribution,
  flowEfficiency,
  valueReviewed,
  valueStated,
  busFactor,
  codeownersCover,
  commitConvention,
  prConversation,
  reviewPickup,
  reviewerConcentration,
  acceptanceSpecs,
  defectTrend,
  escapeRate,
  flakyRate,
  regressionTestForBug,
  testImpactSelection,
  testResultsPublished,
  testTime,
  doraInstrumented,
  metricDataComplete,
  metricsFeedback,
  targetsDeclared,
  trendImproving,
  catalogEntry,
  firstPrTime,
  goldenPath,
  onboardingDocs,
  selfServiceEnv,
  actionItemsClosed,
  chaosExperiment,
  errorBudgetGate,
  postmortemLinked,
  productionReadiness,
  sloAlerts,
  sloDeclared,
  toilTrend,
];
