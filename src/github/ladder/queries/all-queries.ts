import type { GraphQLQuery } from '../../graphql/graphql-query.ts';
import { actionTagsQuery } from './action-tags-query.ts';
import { commitsQuery } from './commits-query.ts';
import { deploymentStatusesQuery } from './deployment-statuses-query.ts';
import { issueEventsQuery } from './issue-events-query.ts';
import { mayReadIssuesQuery } from './may-read-issues-query.ts';
import { openPullRequestQuery } from './open-pull-request-query.ts';
import { outsideCiQuery } from './outside-ci-query.ts';
import { pullRequestsQuery } from './pull-requests-query.ts';
import { pulseQuery } from './pulse-query.ts';
import { branchesAheadQuery, branchesQuery, tagsQuery } from './refs-queries.ts';
import { releasesQuery } from './releases-query.ts';
import { securityPolicyQuery } from './security-policy-query.ts';
import { changesQuery, objectsQuery, textsQuery } from './texts-query.ts';

/** Every question that Rung asks in GraphQL: tests hold them to GitHub's schema and to the permissions of `app.yml`. */
export const graphqlQueries: readonly GraphQLQuery[] = [
  ...[pulseQuery, commitsQuery, textsQuery, changesQuery, pullRequestsQuery, issueEventsQuery],
  ...[deploymentStatusesQuery, releasesQuery, tagsQuery, branchesQuery, branchesAheadQuery, outsideCiQuery],
  ...[objectsQuery, securityPolicyQuery, mayReadIssuesQuery, openPullRequestQuery],
  ...[actionTagsQuery],
];
