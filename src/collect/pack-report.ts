import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { isGzip } from '../coverage/inflate-gzip.ts';
import { isZip } from './artifact/archive-magic.ts';

const compress = promisify(gzip);

/** Compressed, unless it is already. */
export async function packReport(content: Uint8Array): Promise<Uint8Array> {
  return isZip(content) || isGzip(content) ? content : await compress(content);
}
