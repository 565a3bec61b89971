import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { WireAnswer } from '../rest/conditional-answer.ts';
import type { Fault } from './fault-plan.ts';

/** Sends an answer, or what a fault leaves of it. */
export async function sendAnswer(
  answer: WireAnswer,
  fault: Fault | undefined,
  outgoing: ServerResponse,
): Promise<Response> {
  if (fault?.kind === 'accept-then-reset') return breakConnection(outgoing);
  if (fault?.kind === 'half-body') {
    const half = answer.bytes.subarray(0, Math.floor(answer.bytes.byteLength / 2));
    outgoing.writeHead(answer.status, { ...answer.headers, 'content-length': answer.bytes.byteLength });
    await new Promise<void>(resolve => outgoing.write(half, () => resolve()));
    // Long enough for what was written to leave before the connection breaks.
    await wait(20);
    return breakConnection(outgoing);
  }
  const body = answer.bytes.byteLength === 0 ? null : Buffer.from(answer.bytes);
  return new Response(body, { status: answer.status, headers: answer.headers });
}

export function breakConnection(outgoing: ServerResponse): Response {
  outgoing.socket?.destroy();
  return RESPONSE_ALREADY_SENT;
}
