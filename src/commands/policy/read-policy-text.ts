import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { OperatorError } from '../../model/operator-error.ts';
import type { CommandIo } from '../command-io.ts';

/** One byte more than a policy may have is enough to say that it is too large. */
const maxBytes = 256 * 1024 + 1;

/** From a file, or from standard input for "-". */
export async function readPolicyText(file: string, io: CommandIo): Promise<string> {
  const name = file === '-' ? 'standard input' : file;
  const source = file === '-' ? io.stdin : createReadStream(resolve(io.cwd, file), { end: maxBytes - 1 });
  const bytes = await readStart(source).catch(cause => {
    const found = cause?.code === 'EISDIR' ? 'this is a directory' : 'there is none that can be read';
    throw new OperatorError(`${name}: expected a policy file, ${found}`, { cause });
  });
  try {
    // A character may be cut in two at the end: such a file is too large anyhow.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytes.length >= maxBytes });
  } catch (cause) {
    throw new OperatorError(`${name}: expected text in UTF-8`, { cause });
  }
}

async function readStart(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= maxBytes) break;
  }
  return Buffer.concat(chunks).subarray(0, maxBytes);
}
