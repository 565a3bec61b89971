import { schema as text } from '@octokit/graphql-schema';
import { buildASTSchema, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { graphqlQueries } from '../../../src/github/ladder/queries/all-queries.ts';

const schema = buildASTSchema(parse(text.idl, { noLocation: true }), { assumeValidSDL: true });

describe('the questions in GraphQL', () => {
  test.each(graphqlQueries.map(query => [query.name, query] as const))(
    '%s is valid under the schema that GitHub publishes',
    (name, query) => {
      const document = parse(query.text);
      expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
      expect(document.definitions[0]).toMatchObject({ operation: 'query', name: { value: name } });
    },
  );
});
