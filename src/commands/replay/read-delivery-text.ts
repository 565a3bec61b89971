import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { OperatorError } from '../../model/operator-error.ts';
import type { CommandIo } from '../command-io.ts';

/** GitHub's limit for a payload, and room for what GitHub's API shows around it. */
const mostBytes = 26 * 1024 * 1024;

/** From a file, or from standard input for "-". */
export async function readDeliveryText(file: string, io: CommandIo): Promise<string> {
  const name = file === '-' ? 'standard input' : file;
  const source = file === '-' ? io.stdin : createReadStream(resolve(io.cwd, file), { end: mostBytes });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of source) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > mostBytes) break;
    }
  } catch (cause) {
    throw new OperatorError(
      `${name} cannot be read: expected a file with a delivery, or the GUID of one, such as 72d3162e-cc78-11e3-81ab-4c9367dc0958.`,
      { cause },
    );
  }
  if (length > mostBytes)
    throw new OperatorError(`${name} is larger than 26 MB: expected a delivery, which has 25 MB at most.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new OperatorError(`${name} is not in UTF-8: expected a delivery or its payload as JSON.`, {
      cause,
    });
  }
}
