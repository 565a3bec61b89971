import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

/** Checks and statuses on commits of a branch, for CI outside GitHub Actions. */
export const outsideCiQuery: GraphQLQuery = {
  name: 'OutsideCi',
  what: 'checks and statuses of commits',
  text: `query OutsideCi($owner: String!, $name: String!, $branch: String!, $since: GitTimestamp!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) {
      target {
        ... on Commit {
          history(first: $first, since: $since, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes {
              oid
              statusCheckRollup {
                contexts(first: 60) {
                  nodes {
                    __typename
                    ... on CheckRun {
                      name conclusion startedAt completedAt
                      checkSuite { createdAt app { databaseId slug } }
                    }
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
}`,
};
