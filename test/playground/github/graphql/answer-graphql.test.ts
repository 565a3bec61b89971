import { parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { graphqlQueries } from '../../../../src/github/ladder/queries/all-queries.ts';
import { mostNodes } from '../../../../src/playground/github/graphql/answer-graphql.ts';
import { nodeCount } from '../../../../src/playground/github/graphql/node-count.ts';
import { type StandIn, startGitHub } from '../../../../src/playground/github/start-github.ts';
import { octokitFor } from '../octokit-for.ts';

let github: StandIn;
let ask: (
  query: string,
  variables?: object,
) => Promise<{ data?: unknown; errors?: { type?: string; message: string }[] }>;
beforeAll(async () => {
  github = await startGitHub();
  github.world.createRepository('harbour/quotes');
  github.world.createRepository('cellar/secret', { private: true });
  const { id } = github.world.install('harbour', { permissions: { metadata: 'read', contents: 'read' } });
  const octokit = await octokitFor(github).getInstallationOctokit(id);
  ask = async (query, variables = {}) => (await octokit.request('POST /graphql', { query, variables })).data;
});
afterAll(() => github.close());

const problems = () => github.journal.entries.at(-1)?.problems;
const quotes = '{ repository(owner: "harbour", name: "quotes")';

describe('the stand-in in GraphQL', () => {
  test('answers what it knows', async () => {
    const answer = await ask(
      `${quotes} { refs(refPrefix: "refs/heads/", first: 1) { totalCount nodes { name } } } }`,
    );

    expect(answer).toEqual({ data: { repository: { refs: { totalCount: 1, nodes: [{ name: 'main' }] } } } });
    expect(problems()).toEqual([]);
    expect(github.journal.entries.at(-1)?.kind).toBe('read');
  });

  test.each([
    [`${quotes} { fishes } }`, /Cannot query field "fishes"/],
    [`${quotes} { `, /Syntax Error/],
    [`query($id: Int) ${quotes} { object(oid: $id) { oid } } }`, /type "Int"/],
    [`${quotes} { stargazerCount } }`, /stand-in does not know Repository.stargazerCount/],
    [`${quotes} { refs(refPrefix: "refs/heads/") { totalCount } } }`, /provide a `first` or `last`/],
    [`${quotes} { refs(refPrefix: "refs/heads/", first: 101) { totalCount } } }`, /between 1 and 100/],
    [`${quotes} { refs(refPrefix: "", first: 1, after: "x") { totalCount } } }`, /valid cursor/],
  ])('%s is refused, and counted as a departure', async (query, message) => {
    const { errors = [] } = await ask(query);

    expect(errors[0]?.message).toMatch(message);
    expect(errors[0]?.type).toBeUndefined();
    expect(problems()?.[0]).toMatch(message);
  });

  test('a question that may bring too many nodes is refused', async () => {
    const inner =
      'nodes { target { ... on Commit { history(first: 100) { nodes { parents(first: 100) { totalCount } } } } } }';
    await ask(`${quotes} { refs(refPrefix: "refs/heads/", first: 100) { ${inner} } } }`);

    expect(problems()?.[0]).toMatch(/more than 500000 nodes/);
  });

  test.each([
    ['what the token may not read', `${quotes} { pullRequests(first: 1) { totalCount } } }`, 'FORBIDDEN'],
    ['what it does not reach', '{ repository(owner: "cellar", name: "secret") { name } }', 'NOT_FOUND'],
    ['what is not there', '{ nodes(ids: ["bm90aGluZw"]) { id } }', 'NOT_FOUND'],
  ])('%s is null, with the reason beside it, and no departure', async (_, query, type) => {
    const { data, errors } = await ask(query);

    expect(errors).toEqual([expect.objectContaining({ type })]);
    expect(JSON.stringify(data)).toMatch(/^{"(repository":null|nodes":\[null\])}$/);
    expect(problems()).toEqual([]);
  });

  test('needs a token', async () => {
    const response = await fetch(`${github.url}/graphql`, {
      method: 'POST',
      body: '{"query":"{ viewer { login } }"}',
    });
    expect(response.status).toBe(401);
  });
});

test.each(graphqlQueries.map(query => [query.name, query] as const))(
  '%s stays far below the nodes that GitHub allows',
  (_, { text }) => {
    const ids = Array.from({ length: 100 }, String);
    const count = nodeCount(parse(text), { first: text.includes('pullRequests(') ? 25 : 100, ids });

    expect(count).toBeGreaterThan(/first: /.test(text) || text.includes('nodes(') ? 0 : -1);
    expect(count).toBeLessThan(mostNodes / 10);
  },
);
