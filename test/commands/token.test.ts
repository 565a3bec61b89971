import { afterAll, beforeAll, expect, test } from 'vitest';
import { tokenCommand } from '../../src/commands/token.ts';
import { findSender } from '../../src/usecases/find-sender.ts';
import { openTestStore, type TestStore } from '../support/database.ts';
import { recordedIo, runOperators } from '../support/run-operators.ts';

let opened: TestStore;
const noon = new Date('2026-03-01T12:00:00Z');
const quotes = { installationId: 1, id: 2, owner: 'harbour', name: 'quotes' };

beforeAll(async () => {
  opened = await openTestStore({ now: () => noon });
  await opened.store.repositories.put(quotes);
  await opened.store.repositories.put({ ...quotes, id: 3, name: 'old' }, { state: 'archived' });
});
afterAll(() => opened.close());

/** Runs `rung token <args>`. */
async function run(...args: string[]) {
  const { io, shown } = recordedIo();
  const token = tokenCommand(
    use => use(opened.store),
    io,
    () => noon,
  );
  await runOperators([token], ['token', ...args], io);

  return shown;
}

const senderOf = (token: string) => findSender(opened.store.reportTokens, token, quotes);

test('from making to revoking: the token is told once, listed without it, and opens nothing afterwards', async () => {
  expect((await run()).stdout).toBe(
    'There is no token. Make one: rung token create <owner/name> --name <name>\n',
  );

  const made = await run('create', 'Harbour/Quotes', '--name', 'jenkins');
  expect(made.code).toBe(0);
  expect(made.stdout).toMatch(/^rung_[0-9a-f]{48}\n$/);
  expect(made.stderr).toBe(
    'It sends reports of harbour/quotes, shown as sent by jenkins. Only its hash is kept: store it now.\n',
  );
  const token = made.stdout.trim();

  expect((await run('list')).stdout).toBe('harbour/quotes  jenkins\n  made 2026-03-01, never used\n');
  expect(await senderOf(token)).toEqual({ repository: quotes, sentBy: 'jenkins' });
  expect((await run()).stdout).toContain('last used 2026-03-01 12:00 UTC');
  const listed = await run('list', '--format', 'json');
  expect(JSON.parse(listed.stdout)).toEqual([
    {
      ...{ repository: 'harbour/quotes', name: 'jenkins' },
      ...{ createdAt: noon.toISOString(), lastUsedAt: noon.toISOString() },
    },
  ]);
  const { rows } = await opened.database.pool.query('select row_to_json(t)::text as row from report_token t');
  for (const stored of [listed.stdout, rows[0].row]) expect(stored).not.toContain(token.slice(5));

  expect(await run('revoke', 'harbour/QUOTES', '--name', 'jenkins')).toMatchObject({
    ...{ code: 0, stdout: 'jenkins of harbour/quotes is revoked.\n', stderr: '' },
  });
  expect(await senderOf(token)).toBeUndefined();
  expect(await run('revoke', 'harbour/quotes', '--name', 'jenkins')).toMatchObject({ code: 2, stdout: '' });
});

test('two tokens are never the same, and a name is taken once', async () => {
  const [one, other] = [
    await run('create', 'harbour/quotes', '--name', 'one'),
    await run('create', 'harbour/quotes', '--name', '流水线 2'),
  ];
  expect([one.code, other.code]).toEqual([0, 0]);
  expect(one.stdout).not.toBe(other.stdout);
  expect(await run('create', 'harbour/quotes', '--name', 'one')).toMatchObject({
    ...{ code: 2, stdout: '' },
    stderr: 'error: harbour/quotes has a token named one: choose another name, or revoke that one first.\n',
  });
});

test.each([
  { args: ['create', 'harbour/quotes'], says: /--name/ },
  { args: ['create', '--name', 'x'], says: /missing required argument/ },
  { args: ['create', 'quotes', '--name', 'x'], says: /Expected owner\/name/ },
  {
    args: ['create', 'harbour/nowhere', '--name', 'x'],
    says: /^error: The server knows no repository harbour\/nowhere/,
  },
  {
    args: ['create', 'harbour/old', '--name', 'x'],
    says: /^error: The server knows no repository harbour\/old/,
  },
  { args: ['create', 'harbour/quotes', '--name', ''], says: /cannot be a name/ },
  {
    args: ['create', 'harbour/quotes', '--name', 'a\u001b[31m'],
    says: /^error: --name a\\u\{1b\}\[31m cannot/,
  },
  { args: ['create', 'harbour/quotes', '--name', 'x'.repeat(41)], says: /cannot be a name/ },
  { args: ['revoke', 'harbour/quotes', '--name', 'never'], says: /has no token named never/ },
])('$args is one line and exit code 2', async ({ args, says }) => {
  const shown = await run(...args);

  expect(shown).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(says) });
  expect(shown.stderr.match(/\n/g)).toHaveLength(1);
});
