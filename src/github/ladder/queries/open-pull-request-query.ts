import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

/** What a definition of done asks of one pull request that is open, with the issues that it closes. */
export const openPullRequestQuery: GraphQLQuery = {
  name: 'OpenPullRequest',
  what: 'reviews and work items of a pull request',
  text: `query OpenPullRequest($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    hasIssuesEnabled
    pullRequest(number: $number) {
      author { ...account }
      reviews(first: 100) { totalCount nodes { state submittedAt author { ...account } commit { oid } } }
      reviewThreads(first: 100) { totalCount nodes { isResolved } }
      closingIssuesReferences(first: 20) {
        totalCount
        nodes {
          number title createdAt closedAt
          repository { nameWithOwner }
          labels(first: 50) { nodes { name } }
          assignees(first: 20) { nodes { __typename login } }
          timelineItems(
            first: 100
            itemTypes: [ASSIGNED_EVENT, UNASSIGNED_EVENT, LABELED_EVENT, UNLABELED_EVENT, CLOSED_EVENT, REOPENED_EVENT]
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
            }
          }
        }
      }
    }
  }
}
fragment account on Actor { __typename login }
fragment assignee on Assignee { ... on Actor { __typename login } }`,
};
