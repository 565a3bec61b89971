import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

/** A tag may name another tag: three deep is deeper than anybody has been seen to go. */
export const tagsQuery: GraphQLQuery = {
  name: 'Tags',
  what: 'tags',
  text: `query Tags($owner: String!, $name: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    refs(refPrefix: "refs/tags/", first: $first, after: $after, orderBy: { field: TAG_COMMIT_DATE, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        name
        target { __typename oid ... on Tag { target { __typename oid ... on Tag { target { __typename oid } } } } }
      }
    }
  }
}`,
};

export const branchesQuery: GraphQLQuery = {
  name: 'Branches',
  what: 'branches',
  text: `query Branches($owner: String!, $name: String!, $first: Int!, $after: String) {
  repository(owner: $owner, name: $name) {
    refs(refPrefix: "refs/heads/", first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { id name target { oid ... on Commit { committedDate } } }
    }
  }
}`,
};

/** Each comparison is a walk through history: only branches that live are worth one. */
export const branchesAheadQuery: GraphQLQuery = {
  name: 'BranchesAhead',
  what: 'comparisons of branches',
  text: `query BranchesAhead($ids: [ID!]!, $default: String!) {
  nodes(ids: $ids) {
    ... on Ref { name compare(headRef: $default) { behindBy } }
  }
}`,
};
