import type { Command } from 'commander';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { breakersCommand } from '../../src/commands/breakers.ts';
import type { CommandIo } from '../../src/commands/command-io.ts';
import { deadLettersCommand } from '../../src/commands/dead-letters.ts';
import { rebuildCommand } from '../../src/commands/rebuild.ts';
import { replayCommand } from '../../src/commands/replay.ts';
import type { DeadLetter } from '../../src/jobs/queue-port.ts';
import { GatewayError } from '../../src/model/gateway-error.ts';
import type { Breaker, Breakers } from '../../src/store/lane-port.ts';
import type { RebuiltStore } from '../../src/usecases/rebuild-store.ts';
import { recordedIo, runOperators } from '../support/run-operators.ts';

/** Runs `rung <args>` with one operator's command; `saved` is what stands on standard input. */
async function run(make: (io: CommandIo) => Command, args: readonly string[], saved = '') {
  const { io, shown } = recordedIo(saved);
  const command = make(io);
  await runOperators([command], [command.name(), ...args], io);

  return shown;
}

describe('a command whose database refuses', () => {
  const refusal = Object.assign(new pg.DatabaseError('permission denied for table job', 1, 'error'), {
    code: '42501',
  });

  test.each([
    { what: 'a statement', error: refusal },
    {
      what: "one of Drizzle's",
      error: Object.assign(new Error('Failed query: select\nparams: 1', { cause: refusal }), {
        ...{ query: 'select', params: [1] },
      }),
    },
    {
      what: 'the connection',
      error: Object.assign(new Error('Failed query', { cause: new Error('Connection terminated') }), {
        ...{ query: 'select', params: [] },
      }),
    },
  ])('$what says so in one line, without a stack trace', async ({ error }) => {
    const shown = await run(
      io =>
        deadLettersCommand(async () => {
          throw error;
        }, io),
      ['list'],
    );

    expect(shown.stderr).toMatch(
      /^error: The database cannot be used: (permission denied for table job|Connection terminated).*\.\n$/,
    );
    expect(shown.code).toBe(2);
  });

  test('a mistake of our own is not taken for one of the operator', async () => {
    const failing = (io: CommandIo) =>
      deadLettersCommand(async () => {
        throw new TypeError('x is not a function');
      }, io);

    const { stderr, code } = await run(failing, ['list']);
    expect(stderr).toMatch(/^error: Rung itself is at fault.*: x is not a function\n$/);
    expect(code).toBe(3);
  });
});

describe('rung dead-letters', () => {
  const at = new Date('2026-03-01T12:00:00Z');
  const letters: DeadLetter[] = [
    {
      ...{
        id: 'one',
        queue: 'delivery',
        attempts: 8,
        reason: 'no \u001b[31m answer',
        askedAt: at,
        givenUpAt: at,
      },
      about: { guid: '72d3162e-cc78-11e3-81ab-4c9367dc0958', event: 'pull_request', action: 'opened' },
    },
    {
      ...{ id: 'two', queue: 'check', attempts: 1, reason: 'broken', askedAt: at, givenUpAt: at },
      about: { repository: { installationId: 1, id: 2, owner: 'harbour', name: 'quotes' }, what: '#7' },
    },
  ];
  const on =
    (present: readonly DeadLetter[], retried: string[] = []) =>
    (io: CommandIo) =>
      deadLettersCommand(
        use =>
          use({
            deadLetters: async () => present,
            async retryDead(id) {
              retried.push(id);
              return present.some(letter => letter.id === id);
            },
          }),
        io,
      );

  test('tells what each was about, when and why, with nothing that a terminal obeys', async () => {
    const { stdout, code } = await run(on(letters), []);

    expect(stdout).toBe(`2 jobs were given up.

one  delivery  pull_request.opened 72d3162e-cc78-11e3-81ab-4c9367dc0958
  8 attempts since 2026-03-01 12:00 UTC, given up 2026-03-01 12:00 UTC
  no \\u{1b}[31m answer

two  check  harbour/quotes #7
  1 attempt since 2026-03-01 12:00 UTC, given up 2026-03-01 12:00 UTC
  broken

Let one run again: rung dead-letters retry <id>; all of them: rung dead-letters retry --all
`);
    expect(code).toBe(0);
    expect((await run(on([]), ['list'])).stdout).toBe('No job was given up.\n');
    const hostile = [...letters, { ...letters[0], reason: 'no \u009b31m answer' } as DeadLetter];
    const json = (await run(on(hostile), ['list', '--format', 'json'])).stdout;
    expect(JSON.parse(json)).toHaveLength(3);
    expect(json).toContain('no \\u009b31m answer');
  });

  test.each([
    { args: ['retry', 'two'], retried: ['two'], stdout: '1 job will run again.\n', code: 0 },
    { args: ['retry', '--all'], retried: ['one', 'two'], stdout: '2 jobs will run again.\n', code: 0 },
    { args: ['retry', 'three'], retried: ['three'], stdout: '', code: 2 },
    { args: ['retry'], retried: [], stdout: '', code: 2 },
    { args: ['retry', 'two', '--all'], retried: [], stdout: '', code: 2 },
  ])('$args retries $retried', async ({ args, ...expected }) => {
    const retried: string[] = [];
    const { stdout, stderr, code } = await run(on(letters, retried), args);

    expect({ retried, stdout, code }).toEqual(expected);
    expect(stderr.split('\n').length - 1).toBe(code === 0 ? 0 : 1);
  });
});

describe('rung breakers', () => {
  const breaker: Breaker = {
    name: 'new-comments',
    openedAt: new Date('2026-03-01T12:00:00Z'),
    reason: 'more than 300 new comments in 10 minutes',
  };
  const on = (open: readonly Breaker[]) => (io: CommandIo) =>
    breakersCommand(
      use =>
        use({
          list: async () => open,
          resume: async name => open.some(one => one.name === name),
        } as Partial<Breakers> as Breakers),
      io,
    );

  test('tells what is open, and resumes it by its name alone', async () => {
    expect((await run(on([breaker]), [])).stdout).toContain(
      'new-comments  open since 2026-03-01 12:00 UTC\n  more than 300 new comments in 10 minutes\n',
    );
    expect((await run(on([]), [])).stdout).toBe('No breaker is open.\n');
    expect(await run(on([breaker]), ['resume', 'new-comments'])).toMatchObject({
      ...{ stdout: 'new-comments is resumed.\n', code: 0 },
    });
    expect(await run(on([breaker]), ['resume', 'other'])).toMatchObject({
      ...{ stderr: 'error: No breaker other is open: expected a name of "rung breakers".\n', code: 2 },
    });
  });
});

describe('rung rebuild', () => {
  const rebuilt: RebuiltStore = {
    ...{
      repositories: 3,
      pullRequests: 2,
      stickyComments: 1,
      issues: 0,
      commands: 1,
      waivers: 1,
      releases: 0,
      historyRows: null,
      failed: [],
    },
  };
  const on = (answer: RebuiltStore) => (io: CommandIo) => rebuildCommand(async () => answer, io);

  test('tells what was restored; 3 where GitHub did not tell all', async () => {
    const failed = [
      { repository: 'harbour/quotes', problem: 'GitHub did not answer.' },
      { repository: 'harbour/tools', problem: 'harbour/tools: GitHub forbids open pull requests.' },
    ];

    expect(await run(on(rebuilt), [])).toMatchObject({ code: 0, stderr: '' });
    expect(await run(on({ ...rebuilt, failed }), [])).toMatchObject({
      ...{
        code: 3,
        stdout: expect.stringContaining(
          '\nharbour/quotes: GitHub did not answer.\nharbour/tools: GitHub forbids open pull requests.\n',
        ),
      },
    });
  });

  test('tells how much of the history was read, where that was asked for', async () => {
    const asked: boolean[] = [];
    const withHistory = (io: CommandIo) =>
      rebuildCommand(async question => {
        asked.push(question.withHistory);
        return { ...rebuilt, historyRows: 1234 };
      }, io);

    expect((await run(withHistory, ['--history'])).stdout).toContain('rows of history        1234\n');
    expect((await run(on(rebuilt), [])).stdout).not.toContain('rows of history');
    await run(withHistory, []);
    expect(asked).toEqual([true, false]);
  });

  test('of a repository that the App does not see is refused', async () => {
    const none = { ...rebuilt, repositories: 0 };

    expect(await run(on(none), ['--repository', 'harbour/quotes'])).toMatchObject({
      ...{ code: 2, stderr: expect.stringMatching(/^error: The App does not see harbour\/quotes: .*\n$/) },
    });
    expect(await run(on(none), [])).toMatchObject({ code: 0 });
    expect(await run(on(none), ['--repository', 'a/b', '--after', 'a/b'])).toMatchObject({ code: 2 });
  });
});

describe('rung replay', () => {
  const guid = '72d3162e-cc78-11e3-81ab-4c9367dc0958';
  const replay = {
    ...{ guid, event: 'push', action: null, repository: 'harbour/quotes', outcome: 'ignored' as const },
    ...{ reason: 'touches no policy in force', writes: [], jobs: [] },
  };
  const asked: unknown[] = [];
  const on = (io: CommandIo) =>
    replayCommand(
      async () => ({
        async find(given) {
          asked.push(given);
          if (given !== guid) throw new GatewayError('unavailable', 'GitHub did not answer.');
          return { guid, event: 'push', payload: {} };
        },
        async replay(delivery) {
          asked.push(delivery);
          return replay;
        },
      }),
      io,
    );

  test('takes a GUID in either case, and standard input', async () => {
    expect(await run(on, [guid.toUpperCase()])).toMatchObject({
      ...{ code: 0, stdout: `push  harbour/quotes  ${guid}\nIgnored: touches no policy in force.\n` },
    });
    expect(await run(on, ['-', '--event', 'push', '--format', 'json'], '{"ref":"x"}')).toMatchObject({
      stdout: `${JSON.stringify(replay, null, 2)}\n`,
    });
    expect(asked).toEqual([
      guid,
      { guid, event: 'push', payload: {} },
      { guid: null, event: 'push', payload: { ref: 'x' } },
    ]);
  });

  test.each([
    { args: ['/no/such/file'], code: 2, says: /^error: \/no\/such\/file cannot be read: expected/ },
    { args: ['-'], saved: '{', code: 2, says: /^error: standard input is not JSON/ },
    { args: ['-'], saved: '\xff\xfe', code: 2, says: /is not JSON/ },
    { args: [guid, '--event', 'push'], code: 2, says: /^error: --event is for files/ },
    { args: [guid.replace('7', '8')], code: 3, says: /^error: GitHub did not answer\.$/m },
    { args: [], code: 2, says: /missing required argument/ },
  ])('$args with $saved is one line and exit code $code', async ({ args, saved, code, says }) => {
    const shown = await run(on, args, saved);

    expect(shown).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(says) });
    expect(shown.stderr.match(/\n/g)).toHaveLength(1);
  });

  test('what is larger than a delivery can be is refused before it is parsed', async () => {
    const { code, stderr } = await run(on, ['-'], `{"a":"${'x'.repeat(27 * 1024 * 1024)}"}`);

    expect([code, stderr]).toEqual([
      2,
      'error: standard input is larger than 26 MB: expected a delivery, which has 25 MB at most.\n',
    ]);
  });
});
