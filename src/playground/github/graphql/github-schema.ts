import { readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { buildASTSchema, type GraphQLSchema, parse } from 'graphql';

let loaded: GraphQLSchema | undefined;

/** GitHub's published schema, read at the first question: it takes a moment. */
export function githubSchema(): GraphQLSchema {
  if (loaded !== undefined) return loaded;
  const manifest = findPackageJSON('@octokit/graphql-schema', import.meta.url);
  if (manifest === undefined) throw new Error('@octokit/graphql-schema is not installed.');
  const text = readFileSync(join(dirname(manifest), 'schema.graphql'), 'utf8');
  loaded = buildASTSchema(parse(text, { noLocation: true }), { assumeValidSDL: true });
  return loaded;
}
