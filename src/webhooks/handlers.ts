import { checkRun } from './check-run.ts';
import { checkSuite } from './check-suite.ts';
import type { EventHandler } from './handler.ts';
import { installation, installationTarget } from './installation.ts';
import { installationRepositories } from './installation-repositories.ts';
import { issueComment } from './issue-comment.ts';
import { issues } from './issues.ts';
import { mergeGroup } from './merge-group.ts';
import { pullRequest } from './pull-request.ts';
import { push } from './push.ts';
import { release } from './release.ts';
import { repository } from './repository.ts';
import { review } from './review.ts';
import { status } from './status.ts';
import { workflowRun } from './workflow-run.ts';

export const handlers: readonly EventHandler[] = [
  checkRun,
  checkSuite,
  installation,
  installationRepositories,
  installationTarget,
  issueComment,
  issues,
  mergeGroup,
  pullRequest,
  push,
  release,
  repository,
  review,
  status,
  workflowRun,
];
