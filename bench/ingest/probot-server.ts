/** Probot's own server with an empty handler for every event. */
import { generateKeyPairSync } from 'node:crypto';
import { Probot, Server } from 'probot';
import { secret } from './signed-deliveries.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const server = new Server({
  Probot: Probot.defaults({
    appId: 4711,
    privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    secret,
  }),
  host: '127.0.0.1',
  // 0 would become Probot's own 3000.
  port: Number(process.argv[2]),
});
await server.load(app => {
  app.onAny(() => {});
});
await server.start();
process.send?.({ kind: 'listening', url: `http://127.0.0.1:${server.port}/api/github/webhooks` });
process.on('disconnect', () => process.exit());
