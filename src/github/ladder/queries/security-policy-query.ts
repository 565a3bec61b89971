import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

/** The REST API tells nothing of a policy that an organization has for all its repositories. */
export const securityPolicyQuery: GraphQLQuery = {
  name: 'SecurityPolicy',
  what: 'security policy',
  text: `query SecurityPolicy($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) { isSecurityPolicyEnabled }
}`,
};
