import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** GitHub Enterprise Server has its REST API below `/api/v3`; the stand-in has it at the root. */
export async function openEnterpriseGate(githubUrl: string): Promise<{ host: string; close(): void }> {
  const target = new URL(githubUrl);
  const gate = createServer((incoming, outgoing) => {
    const { method, headers, url = '' } = incoming;
    const path = url.replace(/^\/api\/v3/, '');
    const onward = request({ host: target.hostname, port: target.port, method, headers, path }, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>(resolve => gate.listen(0, '127.0.0.1', resolve));
  const { port } = gate.address() as AddressInfo;

  return {
    host: `127.0.0.1:${port}`,
    close() {
      gate.closeAllConnections();
      gate.close();
    },
  };
}
