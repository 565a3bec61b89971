import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommandIo } from '../../src/commands/command-io.ts';
import { exportCommand, importCommand } from '../../src/commands/transfer.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { openTestStore, type TestStore } from '../support/database.ts';

describe('rung export and rung import', { timeout: 60_000 }, () => {
  let directory: string;
  let store: TestStore;
  let shown = { out: '', error: '', code: -1 };
  beforeAll(async () => {
    store = await openTestStore();
    await store.queue.start();
  });
  afterAll(() => store.close());
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rung-transfer-'));
    await store.database.pool.query('truncate delivery, breaker; delete from pgboss.job');
    await store.store.inbox.accept({
      ...{ guid: 'a', event: 'push', action: null, installationId: 1, repositoryId: 2 },
      ...{ bodySha256: 'a', receivedAt: new Date(0), payload: '{"zh":"检查","line":"a\u2028b"}' },
    });
  });
  afterEach(() => rm(directory, { recursive: true }));

  const io = (isTTY: boolean): CommandIo => ({
    stdout: { write: text => (shown.out += text) },
    stderr: { write: text => (shown.error += text), isTTY },
    ...{ stdin: (async function* () {})(), cwd: directory, env: {} },
    setExitCode: code => {
      shown.code = code;
    },
  });
  const run = async (
    make: typeof exportCommand,
    args: readonly string[],
    { isTTY = false, fail }: { isTTY?: boolean; fail?: Error } = {},
  ) => {
    shown = { out: '', error: '', code: -1 };
    const command = make(use => (fail === undefined ? use(store) : Promise.reject(fail)), io(isTTY));
    await command.parseAsync(args, { from: 'user' });
    return shown;
  };

  it('F22: move what is stored through a private file, and count it', async () => {
    const file = join(directory, 'rung.jsonl');
    const exported = await run(exportCommand, [file]);

    expect(exported).toEqual({ code: 0, error: '', out: 'delivery          1\ntotal             1\n' });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    await store.database.pool.query('truncate delivery; delete from pgboss.job');
    const imported = await run(importCommand, [file, '--format', 'json']);
    expect(JSON.parse(imported.out)).toEqual({ rows: { delivery: 1 }, queued: 1 });
    expect(await store.store.inbox.read('a')).toMatchObject({ payload: '{"zh":"检查","line":"a\u2028b"}' });
  });

  it('show their progress on a terminal only', async () => {
    const { error } = await run(exportCommand, [join(directory, 'rung.jsonl')], { isTTY: true });
    expect(error).toBe('\r1 rows\r\u001b[K');
  });

  it('write over no file', async () => {
    const file = join(directory, 'rung.jsonl');
    await writeFile(file, 'mine');

    expect(await run(exportCommand, [file])).toMatchObject({
      code: 2,
      error: `error: ${file} is there already: expected the name of a new file.\n`,
    });
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  it('say in one line that the server must be stopped, and leave no file behind', async () => {
    const fail = new StoreError('in-use', 'The data directory data is in use by process 7: stop it first.');

    expect(await run(exportCommand, [join(directory, 'rung.jsonl')], { fail })).toMatchObject({
      code: 2,
      error: 'error: The data directory data is in use by process 7: stop it first.\n',
    });
    expect(await readdir(directory)).toEqual([]);
  });

  it.each([
    { file: 'absent.jsonl', says: /absent\.jsonl cannot be read \(ENOENT\)/ },
    { file: '.', says: /cannot be read \(EISDIR\)/ },
    { file: 'wrong.jsonl', says: /wrong\.jsonl: Line 1 is not the beginning of an export/ },
  ])('say in one line what is wrong with $file', async ({ file, says }) => {
    await writeFile(join(directory, 'wrong.jsonl'), '{}\n');
    const { code, error } = await run(importCommand, [join(directory, file)]);

    expect(code).toBe(2);
    expect(error).toMatch(/^error: [^\n]+\n$/);
    expect(error).toMatch(says);
  });

  it('import nothing into a database that holds something', async () => {
    const file = join(directory, 'rung.jsonl');
    await run(exportCommand, [file]);

    expect(await run(importCommand, [file])).toMatchObject({
      code: 2,
      error: `error: ${file}: The database is not empty (table delivery): an import needs a new one.\n`,
    });
  });
});
