import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addToEnvFile } from '../../../src/http/setup/env-file.ts';
import { sentence } from '../../../src/model/sentence.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rung-env-'));
  file = join(directory, '.env');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const values = { APP_ID: '17', WEBHOOK_SECRET: 'abc$&123' };
const modeOf = async (path: string) => (await stat(path)).mode & 0o777;

test('a new file can be read by its owner only', async () => {
  expect(await addToEnvFile(file, values)).toBeUndefined();
  expect(await readFile(file, 'utf8')).toBe('APP_ID=17\nWEBHOOK_SECRET=abc$&123\n');
  expect(await modeOf(file)).toBe(0o600);
  expect(await readdir(directory)).toEqual(['.env']);
});

test('lines that are there stay, empty ones are filled, and the mode becomes strict', async () => {
  await writeFile(file, '# mine\nPORT=4000\nexport APP_ID=\nNOT_APP_ID=1');
  await chmod(file, 0o644);
  expect(await addToEnvFile(file, values)).toBeUndefined();
  const text = await readFile(file, 'utf8');
  expect(text).toBe('# mine\nPORT=4000\nAPP_ID=17\nNOT_APP_ID=1\nWEBHOOK_SECRET=abc$&123\n');
  expect(parseEnv(text)).toEqual({ PORT: '4000', NOT_APP_ID: '1', ...values });
  expect(await modeOf(file)).toBe(0o600);
});

test('a value that is there is never changed: nothing is written at all', async () => {
  await writeFile(file, 'WEBHOOK_SECRET=old\n');
  expect(await addToEnvFile(file, values)).toEqual(
    sentence('setup:unwritten.taken', { variable: 'WEBHOOK_SECRET' }),
  );
  expect(await readFile(file, 'utf8')).toBe('WEBHOOK_SECRET=old\n');
});

test('a link stays a link', async () => {
  const target = join(directory, 'target');
  await writeFile(target, '');
  await symlink(target, file);
  expect(await addToEnvFile(file, values)).toBeUndefined();
  expect(await readFile(target, 'utf8')).toContain('APP_ID=17');
});

test('where nothing can be written, the reason comes back', async () => {
  await writeFile(file, '');
  const refused = (errorCode: string) => sentence('setup:unwritten.refused', { errorCode });
  expect(await addToEnvFile(join(file, '.env'), values)).toEqual(refused('ENOTDIR'));
  expect(await addToEnvFile(directory, values)).toEqual(refused('EISDIR'));
});
