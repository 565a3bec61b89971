import type { Server, ServerResponse } from 'node:http';
import { type AddressInfo, Server as TcpServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
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

/**
 * Longer than proxies in front keep a connection that nobody uses (60 s to 2 min): one that we close while a delivery is
 * on its way costs that delivery, since proxies send no POST twice.
 */
const keepAliveMs = 125_000;

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
      keepAliveTimeout: keepAliveMs,
      connectionsCheckingInterval: Math.min(1000, options.requestTimeoutMs / 4),
    },
  }) as Server;
  let lastUsedAt = Number.NEGATIVE_INFINITY;
  server.prependListener('request', () => {
    lastUsedAt = performance.now();
  });
  await bind(server, options);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return { url: `http://${host}:${port}`, close: graceMs => closeServer(server, lastUsedAt, graceMs) };
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
  EADDRINUSE: 'is in use already',
  EACCES: 'needs more rights than this process has',
  EADDRNOTAVAIL: 'cannot be listened on: that is no address of this machine',
  ENOTFOUND: 'is not a known host name',
};

/** A sender that keeps its connection most likely uses it again within this time, if it did so lately. */
const lingerMs = 300;

/**
 * A connection that is closed while the next request is on its way cuts that request off. So those that are in use are
 * told with their next answer that it was the last one, and only the others are closed.
 */
async function closeServer(server: Server, lastUsedAt: number, graceMs: number): Promise<void> {
  server.prependListener('request', (_, answer: ServerResponse) => {
    answer.shouldKeepAlive = false;
  });
  // Whoever stands in line already is let in.
  await setImmediate();
  const isInUse = performance.now() - lastUsedAt < lingerMs;
  // Who has no patience has none for this either.
  const sweepFrom = performance.now() + (isInUse ? Math.min(lingerMs, graceMs / 50) : 0);
  // The HTTP server's own `close` would end idle connections at once.
  const closed = new Promise<void>(resolve => {
    TcpServer.prototype.close.call(server, () => resolve());
  });
  // A kept-alive connection that becomes idle after close() would hold the server open.
  const sweep = setInterval(() => {
    if (performance.now() >= sweepFrom) server.closeIdleConnections();
  }, 50);
  if (!isInUse) server.closeIdleConnections();
  const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearInterval(sweep);
  clearTimeout(deadline);
}
