import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface ReceivedDelivery {
  readonly event: string;
  readonly guid: string;
  readonly signature: string;
  readonly body: string;
}

/** A webhook endpoint that accepts everything and keeps it. */
export async function receiveWebhooks(status = () => 202) {
  const received: ReceivedDelivery[] = [];
  const server = createServer(async (request, response) => {
    const header = (name: string) => String(request.headers[name]);
    received.push({
      event: header('x-github-event'),
      guid: header('x-github-delivery'),
      signature: header('x-hub-signature-256'),
      body: await text(request),
    });
    response.writeHead(status()).end('thanks');
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://127.0.0.1:${port}/hook`,
    /** `event.action` of what came, in the order of arrival. */
    names: () =>
      received.map(({ event, body }) => [event, JSON.parse(body).action].filter(Boolean).join('.')),
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
