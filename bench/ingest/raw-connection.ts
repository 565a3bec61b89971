import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import type { SignedDelivery } from './signed-deliveries.ts';

export interface Sent {
  readonly guid: string;
  /** Null when the connection ended before the answer. */
  readonly status: number | null;
}

export interface RawConnection {
  /** One request at a time. Without a GUID it gets a new one. */
  send(delivery: SignedDelivery, guid?: string): Promise<Sent>;
  close(): void;
}

/**
 * A kept-alive connection that does as little as can be: on a machine of few cores, the sender's work slows down what
 * it measures.
 */
export async function openConnection(url: string): Promise<RawConnection> {
  const { hostname, port, pathname } = new URL(url);
  let socket = await connect();
  let answered: ((status: number | null) => void) | undefined;
  let text = '';

  async function connect(): Promise<Socket> {
    const next = createConnection({ host: hostname, port: Number(port), noDelay: true });
    next.setEncoding('latin1');
    next.on('error', () => {});
    await once(next, 'connect');
    next.on('data', (chunk: string) => {
      text += chunk;
      if (isWhole(text)) settle(Number(text.slice(9, 12)));
    });
    next.on('close', () => settle(null));

    return next;
  }

  function settle(status: number | null): void {
    text = '';
    const answer = answered;
    answered = undefined;
    answer?.(status);
  }

  return {
    async send({ event, body, signature }, guid = randomUUID()) {
      if (socket.destroyed) socket = await connect();
      const head = [
        `POST ${pathname} HTTP/1.1`,
        `Host: ${hostname}:${port}`,
        ...['User-Agent: GitHub-Hookshot/bench', 'Accept: */*', 'Content-Type: application/json'],
        `X-GitHub-Delivery: ${guid}`,
        `X-GitHub-Event: ${event}`,
        `X-Hub-Signature-256: ${signature}`,
        `Content-Length: ${body.length}`,
      ];
      const status = new Promise<number | null>(resolve => {
        answered = resolve;
      });
      socket.cork();
      socket.write(`${head.join('\r\n')}\r\n\r\n`);
      socket.write(body);
      socket.uncork();

      return { guid, status: await status };
    },
    close: () => socket.destroy(),
  };
}

function isWhole(text: string): boolean {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];

  return length === undefined ? text.endsWith('\r\n0\r\n\r\n') : text.length >= head + 4 + Number(length);
}
