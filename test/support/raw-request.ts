import { connect, type Socket } from 'node:net';

/** A connection that is written to by hand; `answer` is all that came back until the other side closed. */
export async function openRaw(url: string): Promise<{ socket: Socket; answer: Promise<string> }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = '';
  socket.setEncoding('utf8');
  socket.on('data', chunk => {
    received += chunk;
  });
  // A reset is one way of being refused.
  socket.on('error', () => {});
  const answer = new Promise<string>(resolve => socket.on('close', () => resolve(received)));
  await new Promise(resolve => socket.once('connect', resolve));
  return { socket, answer };
}

export function head(path: string, headers: Readonly<Record<string, string | string[]>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `POST ${path} HTTP/1.1\r\nHost: localhost\r\n${lines.join('')}\r\n`;
}
