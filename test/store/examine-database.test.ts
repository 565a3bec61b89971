import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineDatabase } from '../../src/store/examine-database.ts';
import { databaseKinds, openTestStore } from '../support/database.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'rung-examine-'));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

describe('embedded', () => {
  it('makes nothing where there is nothing', async () => {
    const dataDir = join(directory, 'a/b');
    expect(await examineDatabase({ dataDir })).toEqual({
      ...{ kind: 'embedded', directory: dataDir, exists: false, isWritable: true, heldBy: undefined },
      freeBytes: expect.any(Number),
    });
    await expect(mkdir(join(directory, 'a'))).resolves.toBeUndefined();
  });

  it('tells who holds it, from the lock of a running process', async () => {
    await mkdir(join(directory, 'database'));
    const self = { host: hostname(), pid: process.pid };
    await writeFile(join(directory, 'lock'), JSON.stringify({ ...self, id: 'x' }));
    expect(await examineDatabase({ dataDir: directory })).toMatchObject({ exists: true, heldBy: self });
  });

  it('takes the lock of an ended process for none', async () => {
    const ended = { host: hostname(), pid: 2 ** 22 + 1, id: 'x' };
    await writeFile(join(directory, 'lock'), JSON.stringify(ended));
    expect(await examineDatabase({ dataDir: directory })).toMatchObject({ heldBy: undefined });
  });

  it('is not writable below a file', async () => {
    await writeFile(join(directory, 'file'), '');
    expect(await examineDatabase({ dataDir: join(directory, 'file/data') })).toMatchObject({
      isWritable: false,
    });
  });
});

it('names a server that does not answer, without the password', async () => {
  const facts = await examineDatabase({ databaseUrl: 'postgresql://rung:canary@127.0.0.1:1/rung' });
  expect(facts).toMatchObject({ kind: 'unusable', reason: expect.stringContaining('127.0.0.1:1/rung') });
  expect(JSON.stringify(facts)).not.toContain('canary');
});

for (const { title, isThere } of databaseKinds.filter(({ kind }) => kind === 'postgresql'))
  describe.skipIf(!isThere)(title, () => {
    it('tells version, schema and checks past their deadline', async () => {
      const opened = await openTestStore({ kind: 'postgresql' });
      const repository = { installationId: 1, id: 5, owner: 'harbour', name: 'quotes' };
      const start = (id: string, deadline: Date) =>
        opened.store.evaluations.start({
          ...{ id, repository, headSha: id.repeat(40), topic: 'ci-status', startedAt: new Date(0), deadline },
          ...{ checkRunId: null, conclusion: null, concludedAt: null, contentHash: null, inputHash: null },
        });
      await start('a', new Date(Date.now() - 6 * 60_000));
      await start('b', new Date(Date.now() - 4 * 60_000));

      const facts = await examineDatabase(opened.options);
      await opened.close();
      expect(facts).toMatchObject({
        kind: 'postgresql',
        version: expect.stringMatching(/^\d+\.\d+$/),
        overdue: 1,
      });
      expect('applied' in facts && facts.applied === facts.known).toBe(true);
    });
  });
