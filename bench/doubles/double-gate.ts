import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** Stands between the stand-in for GitHub and the servers: passes every delivery on to two of them at once. */
export async function openDoubleGate(pickTwo: () => readonly [string, string]) {
  let passed = 0;
  const gate = createServer(async (incoming, outgoing) => {
    const body = new Uint8Array(await buffer(incoming));
    const { host: _, connection: __, 'content-length': ___, ...headers } = incoming.headers;
    const answers = await Promise.all(
      pickTwo().map(url => fetch(url, { method: 'POST', headers: headers as Record<string, string>, body })),
    );
    passed += 1;
    outgoing.writeHead(Math.max(...answers.map(({ status }) => status))).end();
  });
  gate.listen(0, '127.0.0.1');
  await once(gate, 'listening');
  const { port } = gate.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}/`,
    passed: () => passed,
    close: () => new Promise<void>(resolve => gate.close(() => resolve())),
  };
}
