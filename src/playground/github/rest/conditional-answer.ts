import { createHash } from 'node:crypto';
import type { Answer } from './answer.ts';

export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
}

/**
 * The answer as it travels. A successful read has an ETag, which as on GitHub belongs to the token as well as to the
 * content: a new token gets a new answer, not a 304.
 */
export function toWire(
  answer: Answer,
  method: string,
  token: string,
  ifNoneMatch: string | undefined,
): WireAnswer {
  const raw = answer.body instanceof Uint8Array;
  const bytes = raw
    ? (answer.body as Uint8Array)
    : Buffer.from(answer.body === undefined ? '' : JSON.stringify(answer.body));
  const contentType =
    answer.body === undefined
      ? {}
      : { 'content-type': `${answer.mediaType ?? 'application/json'}; charset=utf-8` };
  const headers = { ...contentType, ...answer.headers };
  if (method !== 'GET' || answer.status !== 200) return { status: answer.status, headers, bytes };
  const etag = `W/"${createHash('sha256').update(token).update(bytes).digest('hex')}"`;
  const tagged: Record<string, string> = {
    ...headers,
    etag,
    'cache-control': 'private, max-age=60, s-maxage=60',
    vary: 'Authorization',
  };
  return etag === ifNoneMatch
    ? { status: 304, headers: tagged, bytes: new Uint8Array() }
    : { status: 200, headers: tagged, bytes };
}
