import { randomBytes } from 'node:crypto';
import { appShape } from '../shapes/app-shape.ts';
import { answer, notFound } from './answer.ts';
import type { Call, Route } from './call.ts';

const codeLivesMs = 60 * 60 * 1000;

/** How an App comes to be, and what is set up with it. */
export const registrationRoutes: readonly Route[] = [
  {
    operation: 'POST /app-manifests/{code}/conversions',
    auth: 'none',
    permissions: [],
    handle: convert,
  },
  {
    operation: 'GET /app/hook/config',
    auth: 'app',
    permissions: [],
    handle: ({ services: { deliveries } }) => {
      const { webhook } = deliveries;
      return answer({
        content_type: 'json',
        insecure_ssl: '0',
        ...(webhook === undefined ? {} : { url: webhook.url }),
        ...(webhook?.secret ? { secret: '********' } : {}),
      });
    },
  },
];

/** A code works once, within the hour. */
function convert({ services: { state }, path }: Call) {
  const code = path['code'] ?? '';
  const registration = state.registrations.get(code);
  if (registration === undefined) throw notFound();
  state.registrations.delete(code);
  if (state.clock().getTime() - registration.at.getTime() > codeLivesMs) throw notFound();

  const { app, pem, webhookSecret } = registration;
  return answer(
    {
      ...appShape(state, app),
      client_secret: randomBytes(20).toString('hex'),
      webhook_secret: webhookSecret,
      pem,
    },
    201,
  );
}
