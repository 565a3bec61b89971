import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';
import { OperatorError } from '../model/operator-error.ts';

export interface HttpServer {
  /** With the port that was really taken. */
  readonly url: string;
  /** Stops accepting, lets requests in flight finish for at most `graceMs`, then cuts them off. */
  close(graceMs: number): Promise<void>;
}

export interface ListenOptions {
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** The settings to name when they cannot be had. */
  readonly portSetting: string;
  readonly hostSetting: string;
  /** For a request's headers, and again for the whole of it. */
  readonly requestTimeoutMs: number;
}

export async function listen(
  routes: Hono<{ Bindings: HttpBindings }>,
  options: ListenOptions,
): Promise<HttpServer> {
  const server = createAdaptorServer({
    fetch: routes.fetch,
    // The rest of the process keeps Node's own Request and Response.
    overrideGlobalObjects: false,
    serverOptions: {
      requestTimeout: options.requestTimeoutMs,
      headersTimeout: options.requestTimeoutMs,
      connectionsCheckingInterval: Math.min(1000, options.requestTimeoutMs / 4),
    },
  }) as Server;
  await bind(server, options);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { url: `http://${host}:${port}`, close: graceMs => closeServer(server, graceMs) };
}

async function bind(server: Server, options: ListenOptions): Promise<void> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port, options.host, () => {
        server.off('error', reject);
        resolve();
      });
    });
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    const reason = reasons[code] ?? `cannot be listened on (${code})`;
    throw new OperatorError(
      `Port ${options.port} on ${options.host} ${reason}; set ${options.portSetting} or ${options.hostSetting} to one that is free.`,
      { cause },
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another process',
  EACCES: 'needs more rights than this process has',
  EADDRNOTAVAIL: 'cannot be listened on: that is no address of this machine',
  ENOTFOUND: 'is not a known host name',
};

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  // A kept-alive connection that becomes idle after close() would hold the server open.
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}
