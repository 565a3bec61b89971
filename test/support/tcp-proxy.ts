import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface TcpProxy {
  readonly port: number;
  /** From now on, for connections that are there too. `swallow`: nothing arrives, and nobody is told. */
  become(manner: { readonly delayMs?: number; readonly swallow?: boolean; readonly target?: number }): void;
  close(): Promise<void>;
}

/** Stands between two programs on loopback, and can be slow, deaf, or lead somewhere else. */
export async function openTcpProxy(firstTarget: number): Promise<TcpProxy> {
  let [target, delayMs, swallow] = [firstTarget, 0, false];
  const sockets = new Set<Socket>();

  async function forward(from: Socket, to: Socket): Promise<void> {
    try {
      for await (const bytes of from) {
        if (swallow) continue;
        if (delayMs > 0) await sleep(delayMs);
        to.write(bytes);
      }
    } catch {
      // The other side is told below.
    }
    to.destroy();
  }

  const server = createServer(near => {
    const far = connect(target, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => sockets.delete(socket));
    }
    void forward(near, far);
    void forward(far, near);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    become(manner) {
      target = manner.target ?? target;
      delayMs = manner.delayMs ?? 0;
      swallow = manner.swallow ?? false;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
