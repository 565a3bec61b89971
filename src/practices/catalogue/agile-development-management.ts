// Made from the files in the domains' folders by "npm run generate".

import { activeBranches } from '../agile-development-management/active-branches.ts';
import { claimBeforeWork } from '../agile-development-management/claim-before-work.ts';
import { dodDeclared } from '../agile-development-management/dod-declared.ts';
import { dodMet } from '../agile-development-management/dod-met.ts';
import { iterationCadence } from '../agile-development-management/iteration-cadence.ts';
import { priorityClaim } from '../agile-development-management/priority-claim.ts';
import { prioritySet } from '../agile-development-management/priority-set.ts';
import { roleRotation } from '../agile-development-management/role-rotation.ts';
import { storyLeadTime } from '../agile-development-management/story-lead-time.ts';
import { storyThroughput } from '../agile-development-management/story-throughput.ts';
import { testFirstSignal } from '../agile-development-management/test-first-signal.ts';
import { testsWithCode } from '../agile-development-management/tests-with-code.ts';
import { wipAge } from '../agile-development-management/wip-age.ts';
import { wipLimit } from '../agile-development-management/wip-limit.ts';
import { wipLimitDeclared } from '../agile-development-management/wip-limit-declared.ts';
import { workItemLinked } from '../agile-development-management/work-item-linked.ts';
import type { Practice } from '../define-practice.ts';

export const agileDevelopmentManagement: readonly Practice[] = [
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
];
