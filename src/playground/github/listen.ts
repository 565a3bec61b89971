import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listener {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves on the loopback interface; port 0 takes a free one. */
export async function listen(app: () => Hono<{ Bindings: HttpBindings }>, port: number): Promise<Listener> {
  const server = createAdaptorServer({
    fetch: (request, env) => app().fetch(request, env as HttpBindings),
  }) as Server;
  // Longer than any client holds an idle connection: one that is closed while a request is on its way looks like an outage.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
