import type { GraphQLQuery } from '../../graphql/graphql-query.ts';
import { objectsAtOnce } from '../ladder-port.ts';

/** Files of one question, and those of them whose last change is asked for: each is one more walk through history. */
export const filesAtOnce = { texts: 40, changes: 15 } as const;

/** GraphQL has no list of files by their paths: each place has a field of its own, which is asked for where it is taken. */
export const textsQuery: GraphQLQuery = {
  name: 'Texts',
  what: 'files',
  text: `query Texts($owner: String!, $name: String!, ${places(filesAtOnce.texts, i => `$t${i}: String, $has${i}: Boolean = false`)}) {
  repository(owner: $owner, name: $name) {
${places(filesAtOnce.texts, i => `    t${i}: object(expression: $t${i}) @include(if: $has${i}) { ...text }`, '\n')}
  }
}
fragment text on GitObject { ... on Blob { text isBinary isTruncated } }`,
};

export const changesQuery: GraphQLQuery = {
  name: 'Changes',
  what: 'last changes of files',
  text: `query Changes($owner: String!, $name: String!, $sha: GitObjectID!, ${places(filesAtOnce.changes, i => `$c${i}: String, $has${i}: Boolean = false`)}) {
  repository(owner: $owner, name: $name) {
    object(oid: $sha) {
      ... on Commit {
${places(filesAtOnce.changes, i => `        c${i}: history(first: 1, path: $c${i}) @include(if: $has${i}) { nodes { committedDate } }`, '\n')}
      }
    }
  }
}`,
};

export const objectsQuery: GraphQLQuery = {
  name: 'Objects',
  what: 'files at commits',
  text: `query Objects($owner: String!, $name: String!, ${places(objectsAtOnce, i => `$o${i}: String, $has${i}: Boolean = false`)}) {
  repository(owner: $owner, name: $name) {
${places(objectsAtOnce, i => `    o${i}: object(expression: $o${i}) @include(if: $has${i}) { oid }`, '\n')}
  }
}`,
};

function places(count: number, text: (index: number) => string, between: string = ', '): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(between);
}
