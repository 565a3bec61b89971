import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

export const releasesQuery: GraphQLQuery = {
  name: 'Releases',
  what: 'releases',
  text: `query Releases($owner: String!, $name: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    releases(first: $first, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        tagName isDraft isPrerelease createdAt publishedAt description
        tagCommit { oid }
        author { login }
        releaseAssets(first: 100) { nodes { name } }
      }
    }
  }
}`,
};
