import { randomBytes } from 'node:crypto';
import { open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { type Sentence, sentence } from '../../model/sentence.ts';

/**
 * Adds variables to a file of environment variables, readable by its owner only. Lines that are there stay; an empty
 * variable is filled. Returns why it was not done, or undefined: a variable that has a value already is never changed.
 */
export async function addToEnvFile(
  path: string,
  values: Readonly<Record<string, string>>,
): Promise<Sentence | undefined> {
  try {
    const file = await realpath(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return path;
      throw error;
    });
    const old = await readOrEmpty(file);
    const taken = Object.keys(values).find(name => valueIn(old, name) !== '');
    if (taken !== undefined) return sentence('setup:unwritten.taken', { variable: taken });
    await replace(file, withValues(old, values));
    return undefined;
  } catch (error) {
    return sentence('setup:unwritten.refused', { errorCode: (error as NodeJS.ErrnoException).code });
  }
}

/** The lines as they go into the file. */
export function envLines(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).map(([name, value]) => `${name}=${value}`);
}

const lineOf = (name: string) => new RegExp(`^[ \\t]*(?:export[ \\t]+)?${name}[ \\t]*=(.*)$`, 'm');

function valueIn(text: string, name: string): string {
  const value = lineOf(name).exec(text)?.[1]?.trim() ?? '';
  return value === '""' || value === "''" ? '' : value;
}

function withValues(old: string, values: Readonly<Record<string, string>>): string {
  let text = old === '' || old.endsWith('\n') ? old : `${old}\n`;
  for (const line of envLines(values)) {
    const place = lineOf(line.slice(0, line.indexOf('=')));
    text = place.test(text) ? text.replace(place, () => line) : `${text}${line}\n`;
  }
  return text;
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** In one step: nobody sees half a file, and the secrets are never readable to others. */
async function replace(path: string, text: string): Promise<void> {
  const aside = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const file = await open(aside, 'wx', 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } catch (error) {
    await rm(aside, { force: true });
    throw error;
  }
}
