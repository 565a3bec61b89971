import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandIo, ExitCode } from '../../src/commands/command-io.ts';
import { runProgram } from '../../src/commands/program.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(join(tmpdir(), 'rung-policy-'));
  writeFileSync(
    join(cwd, 'good.yml'),
    'profile: service\nchecks: { security: { mode: off }, definition-of-done: { mode: off } }\n',
  );
  writeFileSync(
    join(cwd, 'bad.yml'),
    'start: enforce\nchecks:\n  ci-status:\n    taget: 1\n  wip-limit: 3\n',
  );
  writeFileSync(join(cwd, 'floor.yml'), 'locked: [start]\n');
  writeFileSync(join(cwd, 'big.yml'), `start: enforce # ${'é'.repeat(150 * 1024)}`);
  writeFileSync(join(cwd, 'latin.yml'), Buffer.from([0x61, 0x3a, 0x20, 0xe9, 0x0a]));
  writeFileSync(join(cwd, 'bidi.yml'), '"\u202estart": 1\n');
});
afterAll(() => rmSync(cwd, { recursive: true }));

async function rung(args: readonly string[], input = '') {
  const written = { out: '', err: '' };
  let exitCode: ExitCode = 0;
  const io: CommandIo = {
    stdout: { write: text => (written.out += text) },
    stderr: { write: text => (written.err += text) },
    stdin: (async function* () {
      yield Buffer.from(input);
    })(),
    cwd,
    env: {},
    setExitCode: code => {
      exitCode = code;
    },
  };
  const playground = new Command('playground');
  const [doctor, explainPolicy, assess] = ['doctor', 'explain', 'assess'].map(name => new Command(name)) as [
    Command,
    Command,
    Command,
  ];
  await runProgram(
    { version: '1.2.3', serve: async () => {}, playground, assess, doctor, explainPolicy, operators: [] },
    ['policy', ...args],
    io,
  );
  return { ...written, exitCode };
}

describe('rung policy check', () => {
  test('JSON has nothing that a terminal obeys, and means the same', async () => {
    const { out } = await rung(['check', '-', '--format', 'json'], '"st\u009b31mart\u202e": 1\n');

    expect(out).not.toMatch(/[\u0080-\u009f\u202e]/);
    expect(JSON.parse(out).problems[0].values.key).toBe('"st\u009b31mart\u202e"');
  });

  test('names file, line, column and what was expected for each problem: exit code 1', async () => {
    expect(await rung(['check', 'bad.yml'])).toEqual({
      out: [
        'bad.yml:4:5 unknown key taget in checks.ci-status, known here: mode, ignore\n',
        'bad.yml:5:14 checks.wip-limit: expected keys and values (mode, per-author, authors, count-drafts)\n',
      ].join(''),
      err: '',
      exitCode: 1,
    });
  });

  test('says so in Chinese', async () => {
    const { out } = await rung(['check', 'bad.yml', '--language', 'zh-CN']);

    expect(out).toBe(
      'bad.yml:4:5 checks.ci-status 中未知的键 taget，此处可用：mode、ignore\nbad.yml:5:14 checks.wip-limit：应为键值对（mode、per-author、authors、count-drafts）\n',
    );
  });

  test('of a good file: exit code 0', async () => {
    expect(await rung(['check', 'good.yml'])).toEqual({
      out: 'good.yml: no problems\n',
      err: '',
      exitCode: 0,
    });
  });

  test('reads standard input, prints JSON for programs', async () => {
    const { out, exitCode } = await rung(['check', '-', '--format', 'json'], 'target: 9\n');

    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toEqual({
      schema: 1,
      file: 'standard input',
      level: 'repository',
      problems: [
        {
          line: 1,
          column: 9,
          kind: 'wrong-value',
          message: 'target: expected a whole number from 1 to 5, found 9',
          values: {
            path: 'target',
            expected: { form: 'whole-number', min: 1, max: 5 },
            found: '9',
            nearest: null,
          },
        },
      ],
      notices: [],
      notUsedYet: [],
    });
  });

  const waiver = (practice: string, until: string) =>
    `start: advise\nwaivers:\n  - { practice: ${practice}, until: ${until}, because: later }\n`;

  test.each([
    ['incremental-coverage', '2999-01-01', '', 0],
    ['signed-release', '2999-01-01', '', 0],
    ['ci-status', '2999-01-01', '', 0],
    [
      'incremental-covrage',
      '2999-01-01',
      'standard input:3:17 waivers[0].practice: there is no practice incremental-covrage, nearest is incremental-coverage\n',
      1,
    ],
    ['teapot', '2999-01-01', 'standard input:3:17 waivers[0].practice: there is no practice teapot\n', 1],
    [
      'signed-release',
      '2001-01-01',
      'standard input:3:40 waivers[0].until: 2001-01-01 is past, the waiver holds no longer\n',
      0,
    ],
  ])('of a waiver of %s until %s', async (practice, until, told, code) => {
    const { out, exitCode } = await rung(['check', '-'], waiver(practice, until));

    expect(out).toBe(code === 0 ? `${told}standard input: no problems\n` : told);
    expect(exitCode).toBe(code);
  });

  test('of waivers that do nothing, in Chinese and for programs', async () => {
    const text = `${waiver('teapot', '2999-01-01')}  - { practice: signed-release, until: 2001-01-01, because: later }\n`;
    const { out } = await rung(['check', '-', '--language', 'zh-CN'], text);
    expect(out).toBe(
      'standard input:3:17 waivers[0].practice：没有名为 teapot 的实践\nstandard input:4:40 waivers[1].until：2001-01-01 已过，此豁免不再有效\n',
    );
    const json = JSON.parse((await rung(['check', '-', '--format', 'json'], text)).out);
    expect([json.problems, json.notices].map(list => list.map(({ kind }: { kind: string }) => kind))).toEqual(
      [['unknown-practice'], ['past-waiver']],
    );
  });

  test("takes locks in an organization's file only", async () => {
    expect((await rung(['check', 'floor.yml', '--level', 'organization'])).exitCode).toBe(0);
    expect(await rung(['check', 'floor.yml'])).toMatchObject({
      out: "floor.yml:1:1 locked counts in the organization's policy only\n",
      exitCode: 1,
    });
  });

  test('stops reading a large file where it is too large', async () => {
    expect(await rung(['check', 'big.yml'])).toMatchObject({
      out: 'big.yml:1:1 the file is larger than 256 KiB\n',
      exitCode: 1,
    });
  });

  test('shows no control or direction characters of the file', async () => {
    const { out } = await rung(['check', 'bidi.yml']);

    expect(out).toContain('unknown key');
    expect(out).not.toContain('\u202e');
  });

  test.each([
    [
      'a file that is not there',
      ['nowhere.yml'],
      'error: nowhere.yml: expected a policy file, there is none that can be read\n',
    ],
    ['a folder', ['.'], 'error: .: expected a policy file, this is a directory\n'],
    ['a file that is no UTF-8', ['latin.yml'], 'error: latin.yml: expected text in UTF-8\n'],
    ['no file', [], "error: missing required argument 'file'\n"],
    [
      'an unknown level',
      ['x', '--level', 'team'],
      /^error: option '--level <level>' argument 'team' is invalid\..*\n$/,
    ],
  ])('of %s: one line on standard error, exit code 2', async (_, args, message) => {
    const { out, err, exitCode } = await rung(['check', ...args]);

    expect({ out, exitCode }).toEqual({ out: '', exitCode: 2 });
    expect(err).toMatch(message);
    expect(err.trimEnd()).not.toContain('\n');
  });
});

test('rung policy schema prints a JSON Schema that knows a wrong file', async () => {
  const { out, exitCode } = await rung(['schema']);
  const ajv = new Ajv({ strict: false });
  formats.default(ajv);
  const isGood = ajv.compile(JSON.parse(out));

  expect(exitCode).toBe(0);
  expect(isGood({ start: 'enforce' })).toBe(true);
  expect(isGood({ strat: 'enforce' })).toBe(false);
});

test('rung policy alone shows its commands: exit code 2', async () => {
  const { err, exitCode } = await rung([]);

  expect(exitCode).toBe(2);
  expect(err).toContain('check [options] <file>');
});
