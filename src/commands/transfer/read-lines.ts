import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { OperatorError } from '../../model/operator-error.ts';

/** Lines end with a line feed and nothing else: Node's own reader would also cut at U+2028 within a text. */
export async function readLines(file: string): Promise<AsyncIterable<string>> {
  const problem = await whyUnreadable(file);
  if (problem !== undefined)
    throw new OperatorError(`${file} cannot be read (${problem}): expected a file of "rung export".`);

  return split(file);
}

async function whyUnreadable(file: string): Promise<string | undefined> {
  try {
    await access(file, constants.R_OK);
    return (await stat(file)).isDirectory() ? 'EISDIR' : undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

async function* split(file: string): AsyncGenerator<string> {
  let parts: string[] = [];
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    const [first = '', ...others] = String(chunk).split('\n');
    parts.push(first);
    for (const next of others) {
      yield parts.join('');
      parts = [next];
    }
  }
  if (parts.some(part => part !== '')) yield parts.join('');
}
