import { Octokit, RequestError } from 'octokit';
import { GatewayError } from '../model/gateway-error.ts';
import type { Answer, Send } from './exchange.ts';

export type Route = `${'GET' | 'POST' | 'PATCH' | 'DELETE'} /${string}`;

/** An answer of any status, its body parsed where it is JSON. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  readonly data: unknown;
}

/** `route` is a template of GitHub's reference, or the full URL of a next page. */
export type OctokitRequest = (
  route: Route,
  parameters: Readonly<Record<string, unknown>>,
  authorization: string,
) => Promise<RawAnswer>;

/**
 * Octokit for routes, parameters and bodies; without its retry and throttling plugins, which sleep inside a worker,
 * and without its App authentication, which sleeps too and reads the clock itself.
 */
export function octokitRequest(baseUrl: string, send: Send): OctokitRequest {
  const octokit = new Octokit({
    baseUrl,
    userAgent: 'rung',
    retry: { enabled: false },
    throttle: { enabled: false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
    // Octokit's own parser looks at each value for numbers beyond what JavaScript counts: it takes five times as long.
    request: { fetch: fetchThrough(send), parseSuccessResponseBody: false, log: { warn() {} } },
  });

  return async (route, parameters, authorization) => {
    const { headers, ...rest } = parameters;
    try {
      return await octokit.request(route, {
        ...rest,
        headers: { 'x-github-api-version': '2022-11-28', ...(headers as object | undefined), authorization },
      });
    } catch (error) {
      if (error instanceof RequestError && error.response !== undefined) return error.response;
      if (error instanceof Error && error.cause instanceof GatewayError) throw error.cause;
      throw error;
    }
  };
}

function fetchThrough(send: Send) {
  return async (url: string, init: { method: string; headers: Record<string, string>; body?: string }) => {
    const answer = await send({ method: init.method, url, headers: init.headers, body: init.body });
    const { status, headers } = answer;
    // Octokit hands on what is called the body.
    if (status < 300) return { status, url, headers: new Headers(headers), body: dataOf(answer) };
    return new Response(status === 304 ? null : new Uint8Array(answer.body), {
      status,
      headers: { ...headers },
    });
  };
}

/** As Octokit has it: what is no JSON though it is called so stays text. */
function dataOf({ headers, body }: Answer): unknown {
  const [type = '', ...parameters] = (headers['content-type'] ?? 'text/plain').toLowerCase().split(';');
  const isText = type.startsWith('text/') || parameters.some(one => /^\s*charset="?utf-8"?\s*$/.test(one));
  const isJson = type.trim() === 'application/json';
  if (!isJson && (!isText || type.trim() === 'application/octet-stream')) return new Uint8Array(body).buffer;
  const text = new TextDecoder().decode(body);
  if (!isJson) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
