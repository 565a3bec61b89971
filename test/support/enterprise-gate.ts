import { buffer } from 'node:stream/consumers';
import { startServer } from './start-server.ts';

export interface GateRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
}

/** GitHub's own page for a form: where the link on it leads. */
export type GateWeb = (path: string, fields: URLSearchParams) => string;

/** A stand-in as GitHub Enterprise Server: its REST API is below `/api/v3`, GraphQL is `/api/graphql`. */
export async function openEnterpriseGate(githubUrl: string, web?: GateWeb) {
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
    requests.push({ method, path, authorization: headers.authorization });
    const body = await buffer(incoming);
    const answer = await fetch(githubUrl + path, {
      ...{ method, headers: headers as Record<string, string>, redirect: 'manual' as const },
      ...(body.length > 0 && { body }),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(bytes);
  });
  return { host: `127.0.0.1:${gate.port}`, requests, close: gate.close };
}
