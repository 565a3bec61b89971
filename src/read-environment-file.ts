import { parseEnv } from 'node:util';
import { OperatorError } from './model/operator-error.ts';

/**
 * What a file `.env` says; nothing where there is none. Rejects with `OperatorError` when it is there and cannot be
 * read: a server that was set up must not come up as one that never was. Not `process.loadEnvFile`, which calls every
 * file that it may not read absent, and has the byte order mark of Windows in the first variable's name.
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
  // UTF-16, as PowerShell writes it: each of its names would be another one.
  if (text.includes('\0'))
    throw new OperatorError('.env is no text in UTF-8: expected a file that is saved as UTF-8.');
  return parseEnv(text.replace(/^\ufeff/, ''));
}
