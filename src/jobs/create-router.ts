import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { Probot } from 'probot';

/**
 * Probot as a router of events and nothing else. It holds no credentials, so it cannot call GitHub: handlers use the
 * gateway. It prints nothing, since its error handler prints whole events: `receiveDelivery` tells what failed.
 */
export async function createRouter(): Promise<Probot> {
  const router = new Probot({
    githubToken: 'none',
    secret: randomUUID(),
    log: pino({ enabled: false }),
    request: { fetch: refuseRequest },
  });
  return await router.ready();
}

/** 403 is an answer that Octokit's own retries leave alone. */
async function refuseRequest(): Promise<Response> {
  const message = 'Handlers do not use context.octokit: calls to GitHub go through the gateway.';
  return Response.json({ message }, { status: 403 });
}
