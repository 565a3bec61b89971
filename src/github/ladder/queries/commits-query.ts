import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

export const commitsQuery: GraphQLQuery = {
  name: 'Commits',
  what: 'commits',
  text: `query Commits($owner: String!, $name: String!, $branch: String!, $since: GitTimestamp!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    ref(qualifiedName: $branch) {
      target {
        ... on Commit {
          history(first: $first, since: $since, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes {
              oid message authoredDate committedDate
              parents(first: 10) { nodes { oid } }
              author { name user { login } }
            }
          }
        }
      }
    }
  }
}`,
};
