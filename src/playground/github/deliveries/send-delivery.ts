import type { Delivery, DeliveryOutcome } from './delivery.ts';

/** GitHub gives up after ten seconds. */
const timeoutMs = 10_000;

export async function sendDelivery(
  delivery: Delivery,
  url: string,
  clock: () => Date,
): Promise<DeliveryOutcome> {
  const deliveredAt = clock();
  const began = performance.now();
  const seconds = () => Math.round(performance.now() - began) / 1000;
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: delivery.headers,
      body: delivery.body,
      signal: AbortSignal.timeout(timeoutMs),
    });
    const responseBody = await answer.text();
    return {
      deliveredAt,
      durationSeconds: seconds(),
      status: answer.ok ? 'OK' : `Invalid HTTP Response: ${answer.status}`,
      statusCode: answer.status,
      responseHeaders: Object.fromEntries(answer.headers),
      responseBody,
    };
  } catch (error) {
    const timedOut = error instanceof Error && error.name === 'TimeoutError';
    return {
      deliveredAt,
      durationSeconds: seconds(),
      status: timedOut ? 'timed out' : 'failed to connect to host',
      statusCode: 0,
      responseHeaders: {},
      responseBody: '',
    };
  }
}
