import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

/** So many files may be asked for with it. */
export const filesBeside = 8;

const places = Array.from({ length: filesBeside }, (_, index) => index);
const variables = places.map(i => `$f${i}: String, $has${i}: Boolean = false`).join(', ');
const files = places
  .map(i => `    f${i}: object(expression: $f${i}) @include(if: $has${i}) { ...text }`)
  .join('\n');

/** What a definition of done asks of one pull request that is open, with the issues that it closes and files of its base. */
export const openPullRequestQuery: GraphQLQuery = {
  name: 'OpenPullRequest',
  what: 'reviews and work items of a pull request',
  text: `query OpenPullRequest($owner: String!, $name: String!, $number: Int!, ${variables}) {
  repository(owner: $owner, name: $name) {
    hasIssuesEnabled
${files}
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
fragment text on GitObject { ... on Blob { text isBinary isTruncated } }
fragment account on Actor { __typename login }
fragment assignee on Assignee { ... on Actor { __typename login } }`,
};
