import { parseEnv } from 'node:util';
import { OperatorError } from './model/operator-error.ts';

/**
 * What a file `.env` says; nothing where there is none. Rejects with `OperatorError` when it is there and cannot be
 * read: a server that was set up must not come up as one that never was. Not `process.loadEnvFile`, which calls every
 * file that it may not read absent.
 */
export function readEnvironmentFile(readFile: (path: string) => string): NodeJS.Dict<string> {
  let text: string;
  try {
    text = readFile('.env');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    if (code === 'ENOENT') return {};
    throw new OperatorError(
      `.env cannot be read (${code}): expected a file that the user of this process may read, or none.`,
    );
  }
  return parseEnv(text);
}
