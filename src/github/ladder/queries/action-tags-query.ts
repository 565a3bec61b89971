import type { GraphQLQuery } from '../../graphql/graphql-query.ts';

/** So many tags are asked for at once. */
export const tagsAtOnce = 10;

const places = Array.from({ length: tagsAtOnce }, (_, index) => index);
const variables = places
  .map(i => `$o${i}: String = "", $n${i}: String = "", $q${i}: String = "", $has${i}: Boolean = false`)
  .join(', ');
const fields = places
  .map(
    i =>
      `  r${i}: repository(owner: $o${i}, name: $n${i}) @include(if: $has${i}) { ref(qualifiedName: $q${i}) { ...commit } }`,
  )
  .join('\n');

/** What tags of public repositories point to: every token may read those. */
export const actionTagsQuery: GraphQLQuery = {
  name: 'ActionTags',
  what: 'tags of actions',
  text: `query ActionTags(${variables}) {
${fields}
}
fragment commit on Ref {
  target { __typename oid ... on Tag { target { __typename oid ... on Tag { target { __typename oid } } } } }
}`,
};
