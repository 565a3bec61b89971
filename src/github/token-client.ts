import type { z } from 'zod';
import { GatewayError } from '../model/gateway-error.ts';
import { classifyAnswer } from './classify-answer.ts';
import { uncountedHeader } from './exchange.ts';
import { nextPage } from './next-page.ts';
import type { OctokitRequest, RawAnswer, Route } from './octokit-request.ts';
import { quotaLeft } from './quota-left.ts';
import type { RequestQuota } from './request-quota.ts';

export interface Call {
  readonly route: Route;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** For messages: "check runs of commit 41d0b6a". */
  readonly what: string;
  /** The route is a whole URL that takes no further parameters. */
  readonly isComplete?: boolean;
  /** What GitHub counts it for, where the method does not tell: a question in GraphQL is a POST that writes nothing. */
  readonly points?: number;
}

/** Calls GitHub with one installation token, renewed when GitHub no longer takes it. */
export interface TokenClient {
  raw(call: Call): Promise<RawAnswer>;
  /** One answer, checked and mapped. */
  ask<T>(call: Call, shape: z.ZodType<T>): Promise<T>;
  /** All pages, or those up to the end that is named. */
  list<T>(call: Call, shape: z.ZodType<readonly T[]>, end?: ListEnd<T>): Promise<readonly T[]>;
}

export interface ListEnd<T> {
  /** Nothing of interest comes after such a row. */
  readonly isLast?: (row: T) => boolean;
  /** A longer list is `too-large`; 1,000 unless told. */
  readonly mostPages?: number;
}

export interface TokenSource {
  token(): Promise<string>;
  /** Forgets a token that GitHub refused. */
  discard(token: string): void;
}

const maxPages = 1_000;

export function createTokenClient(options: {
  request: OctokitRequest;
  baseUrl: string;
  tokens: TokenSource;
  quota: RequestQuota | undefined;
  inFlight: <T>(send: () => Promise<T>) => Promise<T>;
  installationId: number;
  /** For messages: "harbour/quotes". */
  where: string;
  /** Parameters of every route, such as owner and repo. */
  common: Readonly<Record<string, unknown>>;
  now: () => Date;
}): TokenClient {
  const { request, tokens, quota, installationId, where, now } = options;

  async function raw(call: Call): Promise<RawAnswer> {
    const parameters = call.isComplete ? call.parameters : { ...options.common, ...call.parameters };
    // Points are taken when a place is free: they count for the minute in which the request arrives.
    const send = (token: string) =>
      options.inFlight(async () => {
        await quota?.admit(installationId, call.points ?? (call.route.startsWith('GET ') ? 1 : 5));
        return request(call.route, parameters ?? {}, `token ${token}`);
      });

    const token = await tokens.token();
    let answer = await send(token);
    if (answer.status === 401) {
      tokens.discard(token);
      answer = await send(await tokens.token());
    }
    // Its figures are those of the answer that is remembered.
    if (answer.headers[uncountedHeader] !== undefined) await quota?.uncounted(installationId);
    else tellLeft(answer);
    if (answer.status < 300 || (answer.status === 302 && answer.headers['location'] !== undefined))
      return answer;

    const error = classifyAnswer(answer, { what: call.what, where }, now());
    if (error.kind === 'rate-limited') await quota?.refused(installationId, error);
    throw error;
  }

  function tellLeft({ headers }: RawAnswer): void {
    const left = quotaLeft(headers);
    if (left !== undefined) quota?.told(installationId, left);
  }

  function read<T>(answer: RawAnswer, call: Call, shape: z.ZodType<T>): T {
    const result = shape.safeParse(answer.data);
    if (result.success) return result.data;
    throw new GatewayError(
      'unavailable',
      `GitHub's answer for ${call.what} of ${where} cannot be read: ${firstProblem(result.error)}.`,
      { status: answer.status },
    );
  }

  return {
    raw,
    ask: async (call, shape) => read(await raw(call), call, shape),
    async list(call, shape, { isLast = () => false, mostPages = maxPages } = {}) {
      const rows: z.infer<typeof shape>[number][] = [];
      let page: Call | undefined = { ...call, parameters: { per_page: 100, ...call.parameters } };
      for (let pages = 0; page !== undefined; pages += 1) {
        if (pages === mostPages) {
          throw new GatewayError('too-large', `${where}: ${call.what} has more than ${mostPages} pages.`);
        }
        const answer = await raw(page);
        const found = read(answer, call, shape);
        rows.push(...found);
        if (found.some(isLast)) break;
        const next = nextPage(answer.headers['link'], options.baseUrl);
        page = next === undefined ? undefined : nextCall(call, next);
      }
      return rows;
    },
  };
}

/** GitHub's link carries the whole question; only the headers are ours. */
function nextCall({ what, parameters }: Call, url: string): Call {
  const headers = parameters?.['headers'];
  return {
    route: `GET ${url}` as Route,
    what,
    isComplete: true,
    ...(headers ? { parameters: { headers } } : {}),
  };
}

function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'unexpected form' : `${issue.path.join('.') || 'body'}: ${issue.message}`;
}
