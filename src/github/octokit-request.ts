import { Octokit, RequestError } from 'octokit';
import { GatewayError } from '../model/gateway-error.ts';
import type { Send } from './exchange.ts';

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
    request: { fetch: fetchThrough(send), log: { warn() {} } },
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
    const hasBody = ![204, 205, 304].includes(answer.status);
    return new Response(hasBody ? new Uint8Array(answer.body) : null, {
      status: answer.status,
      headers: { ...answer.headers },
    });
  };
}
