// Made from the files in the domains' folders by "npm run generate".
import type { Practice } from '../define-practice.ts';
import { backupDrill } from '../technical-operations/backup-drill.ts';
import { capacityDeclared } from '../technical-operations/capacity-declared.ts';
import { changeRiskRecord } from '../technical-operations/change-risk-record.ts';
import { haDeclared } from '../technical-operations/ha-declared.ts';
import { healthProbes } from '../technical-operations/health-probes.ts';
import { incidentAck } from '../technical-operations/incident-ack.ts';
import { incidentDetectSource } from '../technical-operations/incident-detect-source.ts';
import { incidentRecorded } from '../technical-operations/incident-recorded.ts';
import { incidentRestoreTime } from '../technical-operations/incident-restore-time.ts';
import { monitoringAsCode } from '../technical-operations/monitoring-as-code.ts';
import { oncallOwner } from '../technical-operations/oncall-owner.ts';
import { runbookPresent } from '../technical-operations/runbook-present.ts';

export const technicalOperations: readonly Practice[] = [
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
];
