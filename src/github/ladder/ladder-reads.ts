import type { LadderReads } from './ladder-port.ts';
import type { LadderSource } from './ladder-source.ts';
import { readActionTags } from './read-action-tags.ts';
import { readAlerts } from './read-alerts.ts';
import { readCommits } from './read-commits.ts';
import { readDeployments } from './read-deployments.ts';
import { readIssues } from './read-issues.ts';
import { readOpenPullRequest } from './read-open-pull-request.ts';
import { readOutsideCi } from './read-outside-ci.ts';
import { readPullRequests } from './read-pull-requests.ts';
import { readPulse } from './read-pulse.ts';
import { readReleases } from './read-releases.ts';
import { readRepository } from './read-repository.ts';
import { readRules } from './read-rules.ts';
import { readRuns } from './read-runs.ts';
import { readTexts } from './read-texts.ts';

export function ladderReads(source: LadderSource): LadderReads {
  return {
    ...readRepository(source),
    ...readPulse(source),
    ...readTexts(source),
    ...readCommits(source),
    ...readPullRequests(source),
    ...readOpenPullRequest(source),
    ...readIssues(source),
    ...readRuns(source),
    ...readOutsideCi(source),
    ...readDeployments(source),
    ...readActionTags(source),
    ...readReleases(source),
    ...readRules(source),
    ...readAlerts(source),
  };
}
