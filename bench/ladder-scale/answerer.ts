import { quotaHeaders, RateLimits } from '../../src/playground/github/rest/rate-limits.ts';
import {
  banSeconds,
  SecondaryLimits,
  type Violation,
} from '../../src/playground/github/rest/secondary-limits.ts';
import { Tokens } from '../../src/playground/github/rest/tokens.ts';
import type { StandIn } from '../../src/playground/github/start-github.ts';
import type { Time } from '../limits/virtual-time.ts';
import type { Random } from '../seeded-random.ts';
import type { Firm } from './firms.ts';
import { originalOwner } from './originals.ts';

export interface Answerer {
  readonly fetch: typeof fetch;
  readonly violations: readonly Violation[];
  /** Requests that GitHub refused for a limit. */
  readonly refused: () => number;
  /** By installation: when requests came that GitHub counts, without those for tokens. */
  readonly asked: ReadonlyMap<number, readonly number[]>;
  /** By `owner/name`: all requests about that repository, but for Rung's own issues there. */
  readonly askedAbout: ReadonlyMap<string, number>;
  /** And those about its issues there. */
  readonly askedAboutIssues: ReadonlyMap<string, number>;
}

export interface AnswererParts {
  readonly standIn: StandIn;
  readonly time: Time;
  readonly random: Random;
  readonly firms: readonly Firm[];
}

type Plain = Readonly<Record<string, string>>;

interface Asked {
  readonly place: string;
  readonly question: readonly [string, string, Plain, string | undefined];
}

interface Kept {
  readonly status: number;
  readonly headers: Headers;
  readonly body: ArrayBuffer;
}

/** So long an answer of GitHub's takes. */
const travelMs = { least: 100, spread: 200 } as const;
/** Times within a question: those who ask within the same days are told the same. */
const times = /\d{4}-\d\d-\d\dT\d\d(:|%3A)\d\d(:|%3A)\d\d(\.\d+)?Z/g;

/**
 * GitHub with very many repositories, all of which are copies of two. What it says of those is what the stand-in says of
 * the originals, asked once; limits are the stand-in's own, for each installation.
 */
export function createAnswerer({ standIn, time, random, firms }: AnswererParts): Answerer {
  const tokens = new Tokens();
  const secondary = new SecondaryLimits();
  const hourly = new Map(firms.map(({ installation, hourly }) => [installation.id, hourly]));
  const quotas = new RateLimits(one =>
    one.kind === 'app' ? 5_000 : (hourly.get(one.installation.id) ?? 5_000),
  );
  const originals = new Map(
    firms.flatMap(({ name, repositories }) =>
      repositories.map(one => [`${name}/${one.name}`, one.isMoved ? 'moved' : 'quiet'] as const),
    ),
  );
  const asked = new Map<number, number[]>();
  const askedAbout = new Map<string, number>();
  const askedAboutIssues = new Map<string, number>();
  const kept = new Map<string, Promise<Kept>>();
  let refused = 0;

  const original = (owner: string, name: string): readonly [string, string] => {
    const found = originals.get(`${owner}/${name}`);
    return found === undefined ? [owner, name] : [originalOwner, found];
  };

  async function forward(method: string, path: string, headers: Plain, body?: string): Promise<Kept> {
    const owner = /^\/repos\/([^/]+)/.exec(path)?.[1] ?? originalOwner;
    const { record } = standIn.world.installation(owner);
    const { token } = standIn.tokens.create(record, record.permissions, null, time.now());
    const answer = await fetch(`${standIn.url}${path}`, {
      ...{ method, headers: { ...headers, authorization: `token ${token}` } },
      ...(body !== undefined && { body }),
    });
    return { status: answer.status, headers: answer.headers, body: await answer.arrayBuffer() };
  }

  function answerOnce(method: string, path: string, headers: Plain, body?: string): Promise<Kept> {
    const key = `${method} ${path} ${body ?? ''} ${new Headers(headers).get('accept')}`.replace(times, '');
    const known = kept.get(key) ?? time.track(() => forward(method, path, headers, body));
    kept.set(key, known);
    return known;
  }

  function createToken(path: string, body: unknown): Response {
    const id = Number(/\/installations\/(\d+)\//.exec(path)?.[1]);
    const found = standIn.world.state.installations.get(id);
    if (found === undefined) return Response.json({ message: 'Not Found' }, { status: 404 });
    const ids = (body as { repository_ids?: number[] }).repository_ids;
    const made = tokens.create(found, found.permissions, ids === undefined ? null : new Set(ids), time.now());
    const { token, expiresAt, permissions } = made;
    return Response.json({ token, expires_at: expiresAt.toISOString(), permissions }, { status: 201 });
  }

  async function answer(method: string, url: URL, headers: Headers, body?: string): Promise<Response> {
    const path = url.pathname + url.search;
    const halfMs = (travelMs.least + random.below(travelMs.spread)) / 2;
    await time.wait(halfMs);
    if (path.endsWith('/access_tokens')) return createToken(path, JSON.parse(body ?? '{}'));
    if (path.startsWith('/app'))
      return await time.track(() => fetch(`${standIn.url}${path}`, { method, headers }));
    const credential = tokens.find((headers.get('authorization') ?? '').replace(/^token /, ''), time.now());
    if (credential === undefined) return Response.json({ message: 'Bad credentials' }, { status: 401 });
    const { id } = credential.installation;
    const isQuestion = path === '/graphql';
    try {
      const operation = isQuestion ? 'POST /graphql' : `${method} ${url.pathname}`;
      const isForbidden = secondary.enter(id, operation, time.now()) !== undefined;
      await time.wait(halfMs);
      const isSpent = !isQuestion && quotas.quota(credential, time.now()).remaining === 0;
      if (isForbidden || isSpent) {
        refused += 1;
        return Response.json({ message: 'You have exceeded a rate limit.' }, refusal(isForbidden));
      }
      const { place, question } = asOfOriginal(method, path, headers, body);
      const isAboutIssues = /^\/repos\/[^/]+\/[^/]+\/issues/.test(path);
      const counted = isAboutIssues ? askedAboutIssues : askedAbout;
      counted.set(place, (counted.get(place) ?? 0) + 1);
      const { status, headers: told, body: bytes } = await answerOnce(...question);
      const etag = told.get('etag');
      if (etag !== null && headers.get('if-none-match') === etag)
        return new Response(null, { status: 304, headers: told });
      const its = asked.get(id) ?? [];
      asked.set(id, its);
      its.push(time.now().getTime());
      // Questions in GraphQL have an account of their own.
      if (!isQuestion) quotas.spend(credential, time.now());
      const sent = new Headers(told);
      for (const [header, value] of Object.entries(quotaHeaders(quotas.quota(credential, time.now()))))
        if (isQuestion) sent.delete(header);
        else sent.set(header, value);

      return new Response(bytes.byteLength === 0 ? null : bytes.slice(0), { status, headers: sent });
    } finally {
      secondary.leave(id);
    }
  }

  function asOfOriginal(method: string, path: string, headers: Headers, body?: string): Asked {
    const { accept = '', 'content-type': type = 'application/json' } = Object.fromEntries(headers);
    const plain = { accept, 'content-type': type };
    if (path === '/graphql') {
      const { query, variables } = JSON.parse(body ?? '{}');
      const [owner, name] = original(variables.owner, variables.name);
      const question = JSON.stringify({ query, variables: { ...variables, owner, name } });
      return { place: `${variables.owner}/${variables.name}`, question: ['POST', path, plain, question] };
    }
    const [, owner = '', name = '', rest = ''] = /^\/repos\/([^/]+)\/([^/?]+)(.*)$/.exec(path) ?? [];
    const known = `/repos/${original(owner, name).join('/')}${rest}`;
    return { place: `${owner}/${name}`, question: [method, known, plain, body] };
  }

  return {
    violations: secondary.violations,
    refused: () => refused,
    asked,
    askedAbout,
    askedAboutIssues,
    fetch: (input, init) =>
      answer(
        init?.method ?? 'GET',
        new URL(String(input)),
        new Headers(init?.headers),
        init?.body?.toString(),
      ),
  };
}

const refusal = (isForbidden: boolean): ResponseInit => ({
  status: 403,
  headers: isForbidden ? { 'retry-after': String(banSeconds) } : {},
});
