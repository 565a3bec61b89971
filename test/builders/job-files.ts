import type { BranchRules } from '../../src/model/records/rules-record.ts';
import { workflowText } from './ladder-facts.ts';

/** A workflow with one job `test` that runs one line. */
export const jobText = (run: string, on: string = '[push, pull_request]'): string =>
  workflowText('', `      - run: ${run}\n`).replace('[push, pull_request]', on);

export const branchRules = (values: Partial<BranchRules> = {}): BranchRules => ({
  ...{ blocksForcePush: true, blocksDeletion: true, requiresPullRequest: true, approvals: 1 },
  ...{ requiresCodeOwners: false, dismissesStale: false, resolvesThreads: false, requiredChecks: [] },
  ...{ requiresCodeScanning: false, hasBypass: false, isComplete: true },
  ...values,
});
