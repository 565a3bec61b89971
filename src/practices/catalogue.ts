// Made from the files in the domains' folders by "npm run generate".

import { storyLeadTime } from './agile-development-management/story-lead-time.ts';
import { storyThroughput } from './agile-development-management/story-throughput.ts';
import { workItemLinked } from './agile-development-management/work-item-linked.ts';
import { changeFailRate } from './continuous-delivery/change-fail-rate.ts';
import { changeLeadTime } from './continuous-delivery/change-lead-time.ts';
import { deployAutomated } from './continuous-delivery/deploy-automated.ts';
import { deployReport } from './continuous-delivery/deploy-report.ts';
import { deploymentFrequency } from './continuous-delivery/deployment-frequency.ts';
import { deploymentReworkRate } from './continuous-delivery/deployment-rework-rate.ts';
import { deploymentSuccessRate } from './continuous-delivery/deployment-success-rate.ts';
import { failedDeploymentRecoveryTime } from './continuous-delivery/failed-deployment-recovery-time.ts';
import { versionTraceable } from './continuous-delivery/version-traceable.ts';
import type { Practice } from './define-practice.ts';
import { doraInstrumented } from './performance-measurement/dora-instrumented.ts';
import { actionItemsClosed } from './reliability-engineering/action-items-closed.ts';
import { chaosExperiment } from './reliability-engineering/chaos-experiment.ts';
import { postmortemLinked } from './reliability-engineering/postmortem-linked.ts';
import { tokenPermissions } from './security-and-risk-management/token-permissions.ts';
import { endToEndAutomation } from './system-and-tools/end-to-end-automation.ts';
import { postDeployTest } from './system-and-tools/post-deploy-test.ts';
import { backupDrill } from './technical-operations/backup-drill.ts';
import { incidentAck } from './technical-operations/incident-ack.ts';
import { incidentDetectSource } from './technical-operations/incident-detect-source.ts';
import { incidentRecorded } from './technical-operations/incident-recorded.ts';
import { incidentRestoreTime } from './technical-operations/incident-restore-time.ts';

/** Named in every assessment: another one may judge the same facts otherwise. */
export const catalogueVersion = '1.0';

export const catalogue: readonly Practice[] = [
  storyLeadTime,
  storyThroughput,
  workItemLinked,
  changeFailRate,
  changeLeadTime,
  deployAutomated,
  deployReport,
  deploymentFrequency,
  deploymentReworkRate,
  deploymentSuccessRate,
  failedDeploymentRecoveryTime,
  versionTraceable,
  backupDrill,
  incidentAck,
  incidentDetectSource,
  incidentRecorded,
  incidentRestoreTime,
  tokenPermissions,
  endToEndAutomation,
  postDeployTest,
  doraInstrumented,
  actionItemsClosed,
  chaosExperiment,
  postmortemLinked,
];
