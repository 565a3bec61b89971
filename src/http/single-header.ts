import type { IncomingMessage } from 'node:http';

/** A header that was sent exactly once; a repeated one is no header. */
export function singleHeader(incoming: IncomingMessage, name: string): string | undefined {
  const values = incoming.headersDistinct[name];
  return values?.length === 1 ? values[0] : undefined;
}
