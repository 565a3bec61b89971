import { open, rm } from 'node:fs/promises';
import { OperatorError } from '../../model/operator-error.ts';

/** A new file that only its owner may read. It is there whole or not at all, and never written over another one. */
export async function writePrivateFile(
  file: string,
  fill: (write: (text: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch(cause => {
    const code: unknown = (cause as NodeJS.ErrnoException).code;
    throw new OperatorError(
      code === 'EEXIST'
        ? `${file} is there already: expected the name of a new file.`
        : `${file} cannot be written (${String(code)}): expected the name of a new file.`,
    );
  });

  try {
    await fill(async text => {
      await handle.writeFile(text).catch(cause => {
        throw new OperatorError(`${file} cannot be written (${String(cause.code)}).`, { cause });
      });
    });
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
}
