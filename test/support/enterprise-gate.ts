import { buffer } from 'node:stream/consumers';
import { createEnterpriseVersion } from './enterprise-version.ts';
import { startServer, type Tls } from './start-server.ts';

export interface GateRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

/** GitHub's own page for a form: where the link on it leads. */
export type GateWeb = (path: string, fields: URLSearchParams) => string;

export interface GateOptions {
  readonly web?: GateWeb;
  /** Answers as that version does; without it, as GitHub.com. */
  readonly version?: string;
  readonly tls?: Tls;
  /** GitHub has answered, and the server has not heard it yet. */
  readonly onAnswer?: (request: GateRequest) => void;
}

/** A stand-in as GitHub Enterprise Server: its REST API is below `/api/v3`, GraphQL is `/api/graphql`. */
export async function openEnterpriseGate(githubUrl: string, options: GateOptions = {}) {
  const { web, version, tls, onAnswer = () => {} } = options;
  const asVersion = version === undefined ? undefined : createEnterpriseVersion(version);
  const requests: GateRequest[] = [];
  const gate = await startServer(async (incoming, outgoing) => {
    if (web !== undefined && !incoming.url?.startsWith('/api/v3')) {
      // The browser asks for an icon too.
      if (incoming.method !== 'POST') return void outgoing.writeHead(404).end();
      const fields = new URLSearchParams(String(await buffer(incoming)));
      const link = web(incoming.url ?? '', fields).replaceAll('&', '&amp;');
      outgoing.writeHead(200, { 'content-type': 'text/html' }).end(`<a href="${link}">Register</a>`);
      return;
    }
    const [method, path] = [
      incoming.method ?? 'GET',
      (incoming.url ?? '').replace(/^\/api(\/v3|(?=\/graphql$))/, ''),
    ];
    const { host: _, connection: __, 'content-length': ___, ...headers } = incoming.headers;
    const request = { method, path, authorization: headers.authorization };
    requests.push(request);
    const body = await buffer(incoming);
    const answer = await fetch(githubUrl + path, {
      ...{ method, headers: headers as Record<string, string>, redirect: 'manual' as const },
      ...(body.length > 0 && { body }),
    });
    const given = {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      bytes: Buffer.from(await answer.arrayBuffer()),
    };
    const { status, headers: told, bytes } = asVersion?.(method, path, given) ?? given;
    const { 'content-length': ____, ...sent } = told;
    onAnswer(request);
    outgoing.writeHead(status, sent).end(bytes);
  }, tls);
  return { url: gate.url, host: `127.0.0.1:${gate.port}`, requests, close: gate.close };
}
