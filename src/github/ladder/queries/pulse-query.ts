import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

/**
 * What moves when anything in a repository does: the newest of each sort, and how many there are. What takes a permission of
 * its own is asked for apart: GitHub gives no repository at all where one part of it is refused.
 */
export const pulseQuery: GraphQLQuery = {
  name: 'Pulse',
  what: 'what moved last',
  text: `query Pulse($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    isArchived isDisabled isFork visibility hasIssuesEnabled
    defaultBranchRef { name target { oid } }
    releases(first: 5, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount nodes { tagName updatedAt }
    }
    branches: refs(refPrefix: "refs/heads/", first: 1) { totalCount }
    tags: refs(refPrefix: "refs/tags/", first: 1) { totalCount }
  }
  withPulls: repository(owner: $owner, name: $name) {
    pullRequests(first: 1, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount nodes { number updatedAt }
    }
  }
  withIssues: repository(owner: $owner, name: $name) {
    issues(first: 20, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount nodes { number updatedAt }
    }
  }
  withDeployments: repository(owner: $owner, name: $name) {
    deployments(first: 5, orderBy: { field: CREATED_AT, direction: DESC }) {
      totalCount nodes { createdAt latestStatus { createdAt } }
    }
  }
}`,
};
