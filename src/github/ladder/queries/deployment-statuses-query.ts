import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

export const deploymentStatusesQuery: GraphQLQuery = {
  name: 'DeploymentStatuses',
  what: 'statuses of deployments',
  text: `query DeploymentStatuses($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Deployment {
      databaseId
      statuses(first: 50) { nodes { state createdAt logUrl } }
    }
  }
}`,
};
