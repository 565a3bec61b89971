import { z } from 'zod';
import type {
  AlertRecord,
  BranchRules,
  EnvironmentRecord,
  SecuritySettings,
} from '../../../model/records/rules-record.ts';
import { amount, count, instant, recordOf, texts } from './values.ts';

export const rulesSchema = recordOf<BranchRules>({
  blocksForcePush: z.boolean(),
  blocksDeletion: z.boolean(),
  requiresPullRequest: z.boolean(),
  approvals: count,
  requiresCodeOwners: z.boolean(),
  dismissesStale: z.boolean(),
  resolvesThreads: z.boolean(),
  requiredChecks: texts,
  requiresCodeScanning: z.boolean(),
  hasBypass: z.boolean().nullable(),
  isComplete: z.boolean(),
});

export const environmentSchema = recordOf<EnvironmentRecord>({
  name: z.string(),
  reviewers: count,
  waitMinutes: amount,
  hasBranchPolicy: z.boolean(),
  preventsSelfReview: z.boolean(),
  hasGate: z.boolean(),
});

export const alertSchema = recordOf<AlertRecord>({
  kind: z.enum(['dependency', 'code', 'secret']),
  severity: z.enum(['critical', 'high', 'medium', 'low']).nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  hasFix: z.boolean(),
});

export const securitySettingsSchema = recordOf<SecuritySettings>({
  secretScanning: z.boolean(),
  pushProtection: z.boolean(),
});
