import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

/** What moves when anything in a repository does: the newest of each sort, and how many there are. */
export const pulseQuery: GraphQLQuery = {
  name: 'Pulse',
  what: 'what moved last',
  text: `query Pulse($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    isArchived isDisabled isFork visibility hasIssuesEnabled
    defaultBranchRef { name target { oid } }
    pullRequests(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount nodes { number updatedAt }
    }
    issues(first: 20, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount nodes { number updatedAt }
    }
    deployments(first: 5, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount nodes { createdAt latestStatus { createdAt } }
    }
    releases(first: 5, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount nodes { tagName updatedAt }
    }
    branches: refs(refPrefix: "refs/heads/", first: 1) { totalCount }
    tags: refs(refPrefix: "refs/tags/", first: 1) { totalCount }
  }
}`,
};
