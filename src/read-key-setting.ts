import { readPem } from './commands/read-pem.ts';

export const keyExpected = "expected the App's RSA private key as PEM, as GitHub made it";
export const keyPathExpected = 'expected the path of a readable PEM file';

/** The App's key from PRIVATE_KEY or the file that PRIVATE_KEY_PATH names; undefined when neither is set. */
export function readKeySetting(
  text: string | undefined,
  path: string | undefined,
  readFile: (path: string) => string,
): { pem: string } | { problem: string } | undefined {
  if (text !== undefined && path !== undefined)
    return { problem: 'PRIVATE_KEY and PRIVATE_KEY_PATH are both set: expected one of them.' };
  if (text !== undefined) return checkKey('PRIVATE_KEY holds', text);
  if (path === undefined) return undefined;

  let content: string;
  try {
    content = readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return {
      problem: `PRIVATE_KEY_PATH is ${JSON.stringify(path)}, which cannot be read (${code}): ${keyPathExpected}.`,
    };
  }
  return checkKey(`PRIVATE_KEY_PATH is ${JSON.stringify(path)}, which holds`, content);
}

function checkKey(where: string, text: string): { pem: string } | { problem: string } {
  const read = readPem(text);
  return 'pem' in read ? read : { problem: `${where} ${read.found}: ${keyExpected}.` };
}
