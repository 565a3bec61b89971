import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createGraphQL } from '../../../src/github/graphql/graphql-client.ts';
import { allPages, type Page } from '../../../src/github/graphql/graphql-pages.ts';
import { graphqlUrl } from '../../../src/github/graphql/graphql-url.ts';
import type { Call, TokenClient } from '../../../src/github/token-client.ts';
import { GatewayError } from '../../../src/model/gateway-error.ts';
import { gatewayFailure } from '../../support/gateway-failure.ts';

test.each([
  ['https://api.github.com', 'https://api.github.com/graphql'],
  ['https://api.github.com/', 'https://api.github.com/graphql'],
  ['https://git.harbour.example/api/v3', 'https://git.harbour.example/api/graphql'],
  ['https://git.harbour.example/api/v3/', 'https://git.harbour.example/api/graphql'],
  ['https://harbour.ghe.com/api/v3x', 'https://harbour.ghe.com/api/v3x/graphql'],
])('of %s the address is %s', (rest, graphql) => {
  expect(graphqlUrl(rest)).toBe(graphql);
});

const query = { name: 'Tides', text: 'query Tides { tides }', what: 'tides' };
const shape = z.object({ tides: z.array(z.number().nullable()).nullable() });

function clientFor(data: unknown, headers = {}) {
  const calls: Call[] = [];
  const limits: GatewayError[] = [];
  const raw = async (call: Call) => {
    calls.push(call);
    return { status: 200, headers, data };
  };
  const graphql = createGraphQL({
    ...{ client: { raw } as unknown as TokenClient, url: 'https://git.example/api/graphql' },
    ...{ where: 'harbour/quotes', now: () => new Date(0) },
    onLimit: async error => void limits.push(error),
  });
  return { graphql, calls, limits };
}

describe('a question', () => {
  test('is sent with its variables, as one point', async () => {
    const { graphql, calls } = clientFor({ data: { tides: [1] } });

    await expect(graphql.ask(query, { of: 'may' }, shape)).resolves.toEqual({ tides: [1] });

    expect(calls).toEqual([
      {
        ...{ route: 'POST https://git.example/api/graphql', what: 'tides', isComplete: true, points: 1 },
        parameters: { query: query.text, variables: { of: 'may' } },
      },
    ]);
  });

  test.each([
    [{ type: 'FORBIDDEN', message: 'Resource not accessible by integration' }, 'forbidden'],
    [{ message: 'Resource not accessible by integration' }, 'forbidden'],
    [{ type: 'INSUFFICIENT_SCOPES', message: 'no' }, 'forbidden'],
    [{ type: 'NOT_FOUND', message: 'Could not resolve to a Repository' }, 'not-found'],
    [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }, 'rate-limited'],
    [{ message: 'You have exceeded a secondary rate limit' }, 'rate-limited'],
    [
      { message: 'Something went wrong while executing your query. This may be the result of a timeout' },
      'unavailable',
    ],
    [{ type: 'RESOURCE_LIMITS_EXCEEDED', message: 'Resource limits for this query exceeded' }, 'unavailable'],
    [{ type: 'MAX_NODE_LIMIT_EXCEEDED', message: 'too many nodes' }, 'invalid'],
    [{ message: "Field 'tides' doesn't exist on type 'Query'" }, 'invalid'],
  ] as const)('with the answer %j is %s', async (problem, kind) => {
    const { graphql, limits } = clientFor({ data: { tides: null }, errors: [problem] });

    const error = await gatewayFailure(graphql.ask(query, {}, shape));

    expect(error).toMatchObject({ kind, message: expect.stringContaining('harbour/quotes') });
    expect(limits).toEqual(kind === 'rate-limited' ? [error] : []);
  });

  test('that is limited waits as long as GitHub says, else a minute', async () => {
    const limited = { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
    const told = await gatewayFailure(
      clientFor(limited, { 'retry-after': '7' }).graphql.ask(query, {}, shape),
    );
    const guessed = await gatewayFailure(clientFor(limited).graphql.ask(query, {}, shape));

    expect([told.retryAfterSeconds, told.isTimeGuessed]).toEqual([7, false]);
    expect([guessed.retryAfterSeconds, guessed.isTimeGuessed]).toEqual([60, true]);
  });

  test.each([
    [['repository', 'tides'], ['tides'], true],
    [['repository', 'tides', 3, 'height'], ['tides'], true],
    [['repository', 'moons'], ['tides'], false],
    [['repository', 'tides'], [], false],
    [undefined, ['tides'], false],
  ])('refused at %j may do without %j: %s', async (path, dispensable, isAnswered) => {
    const refused = { type: 'FORBIDDEN', message: 'no', ...(path && { path }) };
    const { graphql } = clientFor({ data: { tides: null }, errors: [refused] });

    const answer = graphql.ask(query, {}, shape, dispensable);

    if (isAnswered) await expect(answer).resolves.toEqual({ tides: null });
    else await expect(gatewayFailure(answer)).resolves.toMatchObject({ kind: 'forbidden' });
  });

  test('may not do without what GitHub could not answer for another reason', async () => {
    const broken = { message: 'Something went wrong', path: ['tides'] };
    const { graphql } = clientFor({ data: { tides: null }, errors: [broken] });

    await expect(gatewayFailure(graphql.ask(query, {}, shape, ['tides']))).resolves.toMatchObject({
      kind: 'unavailable',
    });
  });

  test.each([['text'], [{ data: { tides: 'high' } }], [{ data: null }], [{}]])(
    'whose answer is %j cannot be read',
    async data => {
      await expect(gatewayFailure(clientFor(data).graphql.ask(query, {}, shape))).resolves.toMatchObject({
        ...{ kind: 'unavailable', message: expect.stringContaining('cannot be read') },
      });
    },
  );
});

describe('pages', () => {
  const all = Array.from({ length: 30 }, (_, i) => i);
  /** Fails for more rows at once than `most`. */
  const asker = (most: number) => {
    const asked: string[] = [];
    const ask = async (size: number, after: string | null): Promise<Page<number>> => {
      const from = Number(after ?? 0);
      asked.push(`${size}@${from}`);
      if (size > most) throw new GatewayError('unavailable', 'too slow');
      const end = from + size;
      return { rows: all.slice(from, end), next: end < all.length ? String(end) : null };
    };
    return { ask, asked };
  };

  test('are asked for one after the other', async () => {
    const { ask, asked } = asker(100);
    await expect(allPages(ask, { size: 12, mostPages: 3, what: 'w' })).resolves.toEqual(all);
    expect(asked).toEqual(['12@0', '12@12', '12@24']);
  });

  test('end where nothing of interest follows', async () => {
    const { ask, asked } = asker(100);
    await allPages(ask, { size: 10, mostPages: 3, what: 'w', isLast: row => row === 12 });
    expect(asked).toEqual(['10@0', '10@10']);
  });

  test('are halved where GitHub cannot answer, and whole again in the end', async () => {
    const { ask, asked } = asker(6);
    await expect(allPages(ask, { size: 25, mostPages: 10, what: 'w' })).resolves.toEqual(all);
    expect(asked.slice(0, 4)).toEqual(['25@0', '12@0', '6@0', '6@6']);
  });

  test('of five rows are not halved: GitHub is down', async () => {
    const { ask, asked } = asker(4);
    await expect(
      gatewayFailure(allPages(ask, { size: 20, mostPages: 10, what: 'w' })),
    ).resolves.toMatchObject({
      kind: 'unavailable',
    });
    expect(asked).toEqual(['20@0', '10@0', '5@0']);
  });

  test.each([
    [3, 'whole'],
    [2, 'too-large'],
  ])('of ten rows at most %i hold thirty: %s', async (mostPages, outcome) => {
    const reading = allPages(asker(100).ask, { size: 10, mostPages, what: 'w' });
    if (outcome === 'whole') await expect(reading).resolves.toHaveLength(30);
    else await expect(gatewayFailure(reading)).resolves.toMatchObject({ kind: 'too-large' });
  });
});
