import type { LadderPolicy } from '../../facts/ladder/ladder-policy.ts';
import { productionName } from '../../facts/ladder/production-name.ts';
import type {
  CommitSeen,
  DeploymentSeen,
  IssueSeen,
  MoveSeen,
  PullRequestSeen,
  ReleaseSeen,
} from '../../github/ladder/ladder-port.ts';
import type {
  CommitRecord,
  DeploymentRecord,
  HeadRecord,
  ReleaseRecord,
} from '../../model/records/delivery-records.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import type { PullRequestRecord } from '../../model/records/pull-request-record.ts';
import { findWorkItemKeys, readKeyPattern } from '../../policy/work-item-key.ts';
import { withoutComments } from '../../practices/release/without-comments.ts';
import { deniesFailure } from './texts/denies-failure.ts';
import { readClosing } from './texts/read-closing.ts';
import { readIncident } from './texts/read-incident.ts';
import { readMentions } from './texts/read-mentions.ts';
import { readReverts } from './texts/read-reverts.ts';
import { readSections } from './texts/read-sections.ts';
import { readTasks } from './texts/read-tasks.ts';

/** What title and body say, in place of the texts themselves. */
export function toPullRequest(
  { body, closes, ...seen }: PullRequestSeen,
  repository: string,
  { workItems }: LadderPolicy,
): PullRequestRecord {
  const pattern = workItems.in === 'outside' ? readKeyPattern(workItems.key ?? '') : undefined;
  const text = `${seen.title}\n\n${body}`;
  const { here, elsewhere } = closes ?? readClosing(body, repository);

  return {
    ...seen,
    ...{ issues: here, issuesElsewhere: elsewhere, coverage: null },
    text: {
      tasks: readTasks(body),
      keys: pattern === undefined ? [] : findWorkItemKeys(pattern, withoutComments(text)),
      sections: [...new Set(readSections(body).map(({ heading }) => heading))],
      reverts: readReverts(text, repository),
      ...(deniesFailure(body) && { deniesFailure: true }),
    },
  };
}

/** Priority is a field of a project, which is not read. */
export function toIssue({ body, ...seen }: IssueSeen): IssueRecord {
  return { ...seen, priority: null, ...readIncident(body), mentions: readMentions(body) };
}

export function toCommit({ message, ...seen }: CommitSeen, repository: string): CommitRecord {
  return {
    ...seen,
    reverts: readReverts(message, repository),
    ...(deniesFailure(message) && { deniesFailure: true }),
  };
}

/** A merge by an App is the work of whoever wrote the pull request; what an App wrote stays an App's, whoever merges it. */
export function toHead(move: MoveSeen, pulls: readonly PullRequestRecord[]): HeadRecord {
  const pull = pulls.find(({ mergeSha }) => mergeSha === move.sha);
  const isOfBot = move.by?.isBot === true || pull?.author?.isBot === true;
  return { ...move, by: isOfBot && pull ? pull.author : move.by, pullRequest: pull?.number ?? null };
}

export function toRelease({ notes, ...seen }: ReleaseSeen): ReleaseRecord {
  const named = notes.slice(0, 131_072).matchAll(/(?:(?<![\w&/#])#|\/pull\/)(\d{1,9})\b/g);
  return { ...seen, pullRequests: [...new Set([...named].map(([, number]) => Number(number)))] };
}

export function toDeployment(
  { saysProduction, ...seen }: DeploymentSeen,
  { production }: LadderPolicy,
): DeploymentRecord {
  const named =
    production.environment === null
      ? saysProduction || productionName.test(seen.environment)
      : seen.environment.toLowerCase() === production.environment.toLowerCase();

  return { ...seen, isProduction: named && !seen.isTransient };
}
