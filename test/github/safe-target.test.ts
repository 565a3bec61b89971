import { expect, test } from 'vitest';
import { safeTarget } from '../../src/github/safe-target.ts';

const toPrivate = async () => [{ address: '10.0.0.7', family: 4 }];
const open = (link: string, listed: string) => safeTarget(link, [listed], toPrivate);

test.each([
  ['https://files.harbour.example/a', 'Files.Harbour.example'],
  ['https://files.harbour.example/a', 'files.harbour.example:443'],
  ['http://files.harbour.example/a', 'files.harbour.example:80'],
  ['https://files.harbour.example:9000/a', 'FILES.harbour.example:9000'],
  ['https://files.harbour.example:9000/a', 'files.harbour.example'],
  ['https://[fd00::7]/a', 'fd00::7'],
  ['https://[fd00::7]/a', '[FD00::7]:443'],
])('%s may be opened when %s is listed', async (link, listed) => {
  expect((await open(link, listed)).url.href).toBe(link);
});

test.each([
  ['https://files.harbour.example/a', 'files.harbour.example:80'],
  ['https://files.harbour.example:9000/a', 'files.harbour.example:443'],
  ['https://files.harbour.example/a', 'harbour.example'],
  ['https://xfiles.harbour.example/a', 'files.harbour.example'],
])('%s may not be opened when %s is listed', async (link, listed) => {
  await expect(open(link, listed)).rejects.toMatchObject({ kind: 'forbidden' });
});
