import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

export const issueEventsQuery: GraphQLQuery = {
  name: 'IssueEvents',
  what: 'events of issues',
  text: `query IssueEvents($ids: [ID!]!) {
  nodes(ids: $ids) {
    ... on Issue {
      number
      timelineItems(
        first: 100
        itemTypes: [ASSIGNED_EVENT, UNASSIGNED_EVENT, LABELED_EVENT, UNLABELED_EVENT, CLOSED_EVENT, REOPENED_EVENT, ISSUE_COMMENT]
      ) {
        pageInfo { hasNextPage }
        nodes {
          __typename
          ... on AssignedEvent { createdAt actor { ...account } assignee { ...assignee } }
          ... on UnassignedEvent { createdAt actor { ...account } assignee { ...assignee } }
          ... on LabeledEvent { createdAt actor { ...account } label { name } }
          ... on UnlabeledEvent { createdAt actor { ...account } label { name } }
          ... on ClosedEvent { createdAt actor { ...account } }
          ... on ReopenedEvent { createdAt actor { ...account } }
          ... on IssueComment { createdAt author { ...account } authorAssociation }
        }
      }
    }
  }
}
fragment account on Actor { __typename login }
fragment assignee on Assignee { ... on Actor { __typename login } }`,
};
