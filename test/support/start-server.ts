import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import nock from 'nock';

/** In PEM. */
export interface Tls {
  readonly key: string;
  readonly cert: string;
}

/** A real server on a free loopback port, reachable although the network is off. */
export async function startServer(listener: RequestListener, tls?: Tls) {
  nock.enableNetConnect('127.0.0.1');
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    close() {
      server.closeAllConnections();
      return new Promise(resolve => server.close(resolve));
    },
  };
}
