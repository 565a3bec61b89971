import { expect, test } from 'vitest';
import type { CommandIo, ExitCode } from '../../src/commands/command-io.ts';
import { type DoctorAnswer, type DoctorOptions, doctorCommand } from '../../src/commands/doctor.ts';
import type { DoctorLine, DoctorName, DoctorSection, DoctorState } from '../../src/model/doctor-line.ts';
import { OperatorError } from '../../src/model/operator-error.ts';
import { loadTexts } from '../../src/publish/load-texts.ts';

function linesOf(section: DoctorSection) {
  const line =
    (state: DoctorState) =>
    (name: DoctorName, detail: string, fix: string | null = null): DoctorLine => ({
      ...{ section, name, state, detail, fix },
    });
  return { ok: line('ok'), warning: line('warning'), failure: line('failure'), unknown: line('unknown') };
}

const texts = { en: loadTexts('en'), 'zh-CN': loadTexts('zh-CN') };
const server = linesOf('Server');
const app = linesOf('App');

async function run(
  answer: Partial<DoctorAnswer> | Error,
  args: readonly string[] = [],
  isTTY = false,
  env = {},
) {
  let [stdout, stderr] = ['', ''];
  let code: ExitCode | undefined;
  const asked: unknown[] = [];
  const io: CommandIo = {
    stdout: { isTTY, write: text => (stdout += text) },
    stderr: { write: text => (stderr += text) },
    stdin: (async function* () {})(),
    ...{ cwd: '/', env },
    setExitCode: given => {
      code = given;
    },
  };
  const look = async (options: DoctorOptions) => {
    asked.push(options);
    if (answer instanceof Error) throw answer;
    return { lines: [], texts: texts[options.language ?? 'en'], hasCredentials: true, ...answer };
  };
  await doctorCommand('1.4.0', look, io)
    .exitOverride()
    .parseAsync([...args], { from: 'user' });
  return { stdout, stderr, code, asked };
}

const lines: readonly DoctorLine[] = [
  server.ok('Clock', "agrees with GitHub's"),
  server.failure('Artifact store', 'a private address', 'RUNG_ALLOWED_HOSTS=s3'),
  app.warning('Permissions', 'one is missing', 'accept it'),
  app.unknown('Deliveries', 'none in 24 h'),
];

test('each line has its state, each fix its own line, and the sum comes last', async () => {
  const { stdout, code } = await run({ lines });
  expect(stdout).toBe(`Rung 1.4.0 · Node ${process.versions.node}

Server
  ok       Clock            agrees with GitHub's
  failure  Artifact store   a private address
                            → RUNG_ALLOWED_HOSTS=s3
App
  warning  Permissions      one is missing
                            → accept it
  unknown  Deliveries       none in 24 h

1 failure, 1 warning. First: Artifact store.
`);
  expect(code).toBe(1);
});

test('in Chinese the columns stand by what a terminal shows', async () => {
  const { stdout } = await run({ lines }, ['--language', 'zh-CN']);
  expect(stdout).toBe(`Rung 1.4.0 · Node ${process.versions.node}

服务器
  正常  时钟        agrees with GitHub's
  错误  产物存储    a private address
                    → RUNG_ALLOWED_HOSTS=s3
App
  警告  权限        one is missing
                    → accept it
  未知  事件投递    none in 24 h

1 项错误，1 项警告。先处理：产物存储。
`);
});

test.each([
  [[server.ok('Clock', '')], 0, 'All is well.'],
  [[server.unknown('Clock', '')], 0, 'Nothing to mend as far as could be seen.'],
  [[server.warning('Clock', ''), server.warning('Disk', '')], 0, '2 warnings. First: Clock.'],
  [[server.warning('Clock', ''), server.failure('Disk', '')], 1, '1 failure, 1 warning. First: Disk.'],
])('the sum of %j', async (given, code, sum) => {
  const result = await run({ lines: given });
  expect(result.code).toBe(code);
  expect(result.stdout).toContain(`\n${sum}\n`);
});

test('without credentials the exit code is 2, whatever else was found', async () => {
  expect((await run({ lines, hasCredentials: false })).code).toBe(2);
});

test('settings that cannot be read are one line each, with exit code 2', async () => {
  const result = await run(new OperatorError('PORT is "x": expected a number.\nHOST is "?".'));
  expect(result).toMatchObject({
    ...{ stdout: '', code: 2 },
    stderr: 'error: PORT is "x": expected a number.\nerror: HOST is "?".\n',
  });
});

test.each(['en', 'zh-CN'])('as data, with the same identifiers in %s', async language => {
  const { stdout, code } = await run({ lines }, ['--format', 'json', '--language', language]);
  expect(JSON.parse(stdout)).toEqual(lines);
  expect(code).toBe(1);
});

test('colours are for terminals that want them', async () => {
  const start = '\u001b[';
  expect((await run({ lines }, [], true)).stdout).toContain(`${start}31mfailure`);
  expect((await run({ lines }, [], false)).stdout).not.toContain(start);
  expect((await run({ lines }, [], true, { NO_COLOR: '1' })).stdout).not.toContain(start);
});

test('foreign text cannot steer the terminal', async () => {
  const { stdout } = await run({ lines: [app.ok('Installation', 'a\u001b[2Jb\u202e')] });
  expect(stdout).toContain('a\\u{1b}[2Jb\\u{202e}');
});

test('another language is wrong usage', async () => {
  await expect(run({}, ['--language', 'fr'])).rejects.toThrow('Allowed choices are en, zh-CN');
});

test('one repository can be named', async () => {
  const { asked } = await run({}, ['--repository', 'harbour/.github']);
  expect(asked).toEqual([{ repository: { owner: 'harbour', name: '.github' }, language: null }]);
  await expect(run({}, ['--repository', 'harbour'])).rejects.toThrow('Expected owner/name');
});

test('nothing that a terminal obeys is printed, in JSON and in errors neither', async () => {
  const json = await run({ lines: [server.ok('Clock', 'a\u009b31m')] }, ['--format', 'json']);
  expect(json.stdout).toContain('"a\\u009b31m"');
  const failed = await run(new OperatorError('HOST is "\u009b31m": expected an address.'));
  expect(failed.stderr).toBe('error: HOST is "\\u{9b}31m": expected an address.\n');
});
