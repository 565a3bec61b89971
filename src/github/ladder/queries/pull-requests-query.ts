import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

/** With 25 rows about 16,000 nodes of the 500,000 that GitHub allows; what limits it are the ten seconds. */
export const pullRequestsQuery: GraphQLQuery = {
  name: 'PullRequests',
  what: 'pull requests',
  text: `query PullRequests($owner: String!, $name: String!, $states: [PullRequestState!], $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    pullRequests(states: $states, first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number title body isDraft baseRefName headRefOid
        createdAt updatedAt mergedAt closedAt
        author { ...account }
        mergeCommit { oid }
        labels(first: 50) { nodes { name } }
        reviews(first: 100) { totalCount nodes { state submittedAt author { ...account } commit { oid } } }
        reviewThreads(first: 100) { totalCount nodes { isResolved } }
        closingIssuesReferences(first: 20) { totalCount nodes { number repository { nameWithOwner } } }
        timelineItems(
          first: 100
          itemTypes: [READY_FOR_REVIEW_EVENT, CONVERT_TO_DRAFT_EVENT, CLOSED_EVENT, REOPENED_EVENT, REVIEW_REQUESTED_EVENT]
        ) {
          nodes {
            __typename
            ... on ReadyForReviewEvent { createdAt }
            ... on ConvertToDraftEvent { createdAt }
            ... on ClosedEvent { createdAt }
            ... on ReopenedEvent { createdAt }
            ... on ReviewRequestedEvent { createdAt }
          }
        }
        commits(first: 100) { totalCount nodes { commit { oid authoredDate author { name user { login } } } } }
        files(first: 100) { totalCount nodes { path additions deletions changeType } }
        head: commits(last: 1) {
          nodes {
            commit {
              statusCheckRollup {
                contexts(first: 60) {
                  totalCount
                  nodes {
                    __typename
                    ... on CheckRun { name conclusion startedAt completedAt checkSuite { createdAt app { databaseId } } }
                    ... on StatusContext { context state createdAt }
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
fragment account on Actor { __typename login }`,
};
