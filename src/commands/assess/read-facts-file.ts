import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { readFacts, UnreadableFacts } from '../../facts/ladder/read-facts.ts';
import type { RepositoryFacts } from '../../facts/ladder/repository-facts.ts';
import { OperatorError } from '../../model/operator-error.ts';

const maxMib = 256;
const maxBytes = maxMib * 1024 * 1024;
const expected = 'expected a file that "rung assess --save-facts" wrote';

/** What `--save-facts` wrote, plain or compressed. */
export async function readFactsFile(file: string, cwd: string): Promise<RepositoryFacts> {
  const bytes = await plainBytes(file, resolve(cwd, file));
  try {
    return readFacts(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    if (cause instanceof UnreadableFacts) throw new OperatorError(`${file}: ${cause.message}; ${expected}`);
    if (cause instanceof TypeError) throw new OperatorError(`${file}: it is no text in UTF-8; ${expected}`);
    throw cause;
  }
}

async function plainBytes(file: string, path: string): Promise<Uint8Array> {
  const status = await stat(path).catch(cause => {
    throw new OperatorError(`${file} cannot be read (${String(cause.code)}); ${expected}`, { cause });
  });
  if (!status.isFile()) throw new OperatorError(`${file} is no file; ${expected}`);
  const tooLarge = () => new OperatorError(`${file} is larger than ${maxMib} MiB; ${expected}`);
  if (status.size > maxBytes) throw tooLarge();
  const bytes = await readFile(path).catch(cause => {
    throw new OperatorError(`${file} cannot be read (${String(cause.code)}); ${expected}`, { cause });
  });
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await promisify(gunzip)(bytes, { maxOutputLength: maxBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge();
    throw new OperatorError(`${file} is damaged: gzip cannot open it; ${expected}`, { cause });
  }
}
