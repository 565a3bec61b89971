import { getEventListeners, once } from 'node:events';
import { expect, it } from 'vitest';
import { EmbeddedStream } from '../../src/store/embedded-stream.ts';

it('a connection that is given up leaves nothing with the session, which lives longer', async () => {
  const session = new AbortController();
  const stream = new EmbeddedStream(async () => new Uint8Array(), session.signal);
  expect(getEventListeners(session.signal, 'abort')).toHaveLength(1);

  stream.destroy();
  await once(stream, 'close');
  expect(getEventListeners(session.signal, 'abort')).toEqual([]);
});

it('a connection ends with the session', async () => {
  const session = new AbortController();
  const stream = new EmbeddedStream(async () => new Uint8Array(), session.signal);
  session.abort();

  await expect(once(stream, 'data')).rejects.toThrow('The embedded database has stopped.');
});
