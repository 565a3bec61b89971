import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

/** Refused without the permission, where the REST API answers as if there were no issues. */
export const mayReadIssuesQuery: GraphQLQuery = {
  name: 'MayReadIssues',
  what: 'issues',
  text: `query MayReadIssues($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { issues(first: 1) { totalCount } }
}`,
};
