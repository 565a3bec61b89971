import type { IncomingMessage } from 'node:http';
import type { OpenBody } from './body-budget.ts';

export type ReadBody = Buffer | 'too-large' | 'busy' | 'cut-off';

/**
 * The raw bytes of a request, never more than `maxBytes` of them. Stops without destroying the stream: a destroyed
 * stream takes the answer's socket with it.
 */
export function readBody(incoming: IncomingMessage, maxBytes: number, budget: OpenBody): Promise<ReadBody> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let size = 0;

    const settle = (result: ReadBody) => {
      incoming.off('data', onData).off('end', onEnd).off('error', onCutOff).off('close', onCutOff);
      // A late error of an abandoned stream must not end the process.
      incoming.on('error', () => {});
      incoming.pause();
      resolve(result);
    };
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) return settle('too-large');
      if (!budget.take(chunk.length)) return settle('busy');
      chunks.push(chunk);
    };
    const onEnd = () => {
      budget.keep();
      settle(Buffer.concat(chunks, size));
    };
    const onCutOff = () => settle('cut-off');

    budget.onGivenUp(() => settle('busy'));
    if (incoming.destroyed) return onCutOff();
    incoming.on('data', onData).on('end', onEnd).on('error', onCutOff).on('close', onCutOff);
  });
}
