import { renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CoverageWorkspace, lcov } from './coverage-workspace.ts';

const diff = (path: string, lineCount: number) =>
  `diff --git a/${path} b/${path}\nnew file mode 100644\n--- /dev/null\n+++ b/${path}\n@@ -0,0 +1,${lineCount} @@\n${Array.from({ length: lineCount }, (_, index) => `+line ${index + 1}\n`).join('')}`;

/** A workspace without git: a diff, a tree and a report. */
function prepared(report = lcov('src/a.ts:1,0,1!,1'), path = 'src/a.ts'): CoverageWorkspace {
  const workspace = new CoverageWorkspace();
  workspace.write('x.diff', diff(path, 5));
  workspace.write('tree.txt', `${path}\nREADME.md\n`);
  workspace.write('lcov.info', report);
  return workspace;
}

const given = ['--diff', 'x.diff', '--tree', 'tree.txt', '--report', 'lcov.info'];

describe('rung coverage of a diff', () => {
  test('prints the documented JSON', async () => {
    using workspace = prepared();

    const { exitCode, out, err } = await workspace.rung([...given, '--format', 'json']);

    expect(err).toBe('');
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toEqual({
      schema: 1,
      coverable: 4,
      covered: 3,
      partial: 1,
      missed: 1,
      percent: 75,
      target: 80,
      conclusion: 'failure',
      reason: null,
      gates: [{ component: null, target: 80, coverable: 4, covered: 3, percent: 75, isMet: false }],
      files: [
        { path: 'src/a.ts', component: null, coverable: 4, covered: [1, 3, 4], partial: [3], missed: [2] },
      ],
      absent: [],
      maybeUnplaced: [],
      ignored: [],
      generated: [],
      unplaced: [],
      reports: [
        {
          file: 'lcov.info',
          format: 'lcov',
          files: 1,
          lines: 4,
          placed: 1,
          skippedRecords: 0,
          firstSkipped: null,
        },
      ],
    });
  });

  test('tells a developer the result, the lines with their source, and the smallest step', async () => {
    using workspace = prepared(lcov('src/a.ts:1,0,1!,1', '/elsewhere/b.ts:1'));

    const { out } = await workspace.rung(given);

    expect(out).toBe(`75.00%: tests run 3 of the 4 testable changed lines; asked 80%: fell short.

src/a.ts: 1 of 4 not run
      2 │ line 2

Smallest step: a test that runs line 2 of src/a.ts makes it 4 of 4 = 100.00%.

1 line runs on some branches only; it counts as run (--partials covered).

Report paths not placed in the tree (--path-map from=to helps):
  /elsewhere/b.ts (lcov.info)

Measured from the diff in x.diff, with
  lcov.info: lcov, 5 lines, 1 of 2 paths placed
`);
  });

  test('has colours on a terminal only, and not where they are unwanted', async () => {
    using workspace = prepared();
    const plain = await workspace.rung(given);

    expect((await workspace.rung(given, { isTTY: true })).out).toContain('\u001b[31m      2\u001b[39m');
    expect(await workspace.rung(given, { isTTY: true, env: { NO_COLOR: '1' } })).toEqual(plain);
    expect(plain.out).not.toContain('\u001b');
  });

  test('prints Markdown with names in code spans', async () => {
    using workspace = prepared(lcov('src/|a@all.ts:1,0,0,1'), 'src/|a@all.ts');

    const { out } = await workspace.rung([...given, '--format', 'markdown']);

    expect(out).toContain('**50.00%: tests run 2 of the 4 testable changed lines; asked 80%: fell short.**');
    expect(out).toMatch(/^\| <code>src\/&#124;a&#64;.*all\.ts<\/code> \| 2 of 4 \| 2–3 \|$/m);
  });

  test.each(['text', 'markdown'])('says in %s how many records it could not use', async format => {
    using workspace = prepared(
      lcov('src/a.ts:1,1,1,1').replace('end_of_record', 'DA:-1,1\nDA:1e9,x\nend_of_record'),
    );

    const { out } = await workspace.rung([...given, '--format', format]);

    expect(out).toMatch(
      /lcov, 4 lines, 1 of 1 path placed, 2 malformed records skipped, the first near line 6$/m,
    );
  });

  test('shows control characters of names and sources as escapes', async () => {
    using workspace = prepared(lcov('src/a.ts:0,0,0,0', '/x/\u001b[31m.ts:1'));
    workspace.write('x.diff', diff('src/a.ts', 4).replace('line 2', '\u001b[2J\u202e\tx'));

    const { out } = await workspace.rung(given);

    expect(out).toContain('2 │ \\u{1b}[2J\\u{202e}\tx');
    expect(out).toContain('/x/\\u{1b}[31m.ts');
    expect(out.replace(/[\n\t]/g, '')).not.toMatch(/\p{C}/u);
  });

  test('reads the diff from standard input', async () => {
    using workspace = prepared();
    const args = ['--diff', '-', '--tree', 'tree.txt', '--report', 'lcov.info', '--target', '75'];

    expect((await workspace.rung(args, { input: diff('src/a.ts', 4) })).exitCode).toBe(0);
  });

  test.each([
    [['--target', '75'], 0],
    [['--target', '75.000001'], 1],
    [['--target', '60', '--partials', 'missed'], 1],
    [['--target', '50', '--partials', 'missed'], 0],
    [['--ignore', 'docs/**', '--ignore', 'src/*.ts'], 0],
  ])('with %j ends with %i', async (args, exitCode) => {
    using workspace = prepared();

    expect((await workspace.rung([...given, ...args])).exitCode).toBe(exitCode);
  });

  test.each([
    ['absent', lcov('README.md:1')],
    ['unplaced', lcov('/one/a.ts:1').replace('a.ts', 'A.TS')],
  ])('ends with 3 when the changed file is %s', async (reason, report) => {
    using workspace = prepared(report);

    const { exitCode, out } = await workspace.rung([...given, '--format', 'json']);

    expect(exitCode).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ percent: null, conclusion: 'neutral', reason });
  });

  test('places paths by --path-map, also from a file name that the tree does not have', async () => {
    using workspace = prepared(lcov('built/out.ts:1,1,1,1'));

    const { out } = await workspace.rung([
      ...given,
      '--format',
      'json',
      '--path-map',
      'x=y',
      '--path-map',
      'built/out.ts=src/a.ts',
    ]);

    expect(JSON.parse(out)).toMatchObject({ coverable: 4, unplaced: [] });
  });

  test('reads a tree separated by NUL, and one that git quoted', async () => {
    using workspace = prepared(lcov('src/语.ts:1,1,1,1'), 'src/语.ts');
    workspace.write('tree.txt', 'src/语.ts\0x.ts\0');
    const nul = await workspace.rung([...given, '--format', 'json']);
    workspace.write('tree.txt', '"src/\\350\\257\\255.ts"\r\nx.ts\r\n');
    const quoted = await workspace.rung([...given, '--format', 'json']);

    expect([nul.exitCode, quoted.exitCode]).toEqual([0, 0]);
    expect(quoted.out).toBe(nul.out);
  });

  test('merges all reports of a glob and warns of an unreadable one', async () => {
    using workspace = prepared(lcov('src/a.ts:1,0'));
    workspace.write('more/b.info', lcov('src/a.ts:0,1'));
    workspace.write('more/c.xml', '<coverage line-rate="1"><packages></coverage>');
    workspace.write('more/index.html', '<!DOCTYPE html><html></html>');

    const { exitCode, out, err } = await workspace.rung([
      ...given,
      '--report',
      'more/*',
      '--report',
      'more/b.info',
      '--format',
      'json',
    ]);

    expect(exitCode).toBe(0);
    expect(JSON.parse(out).reports.map((report: { file: string }) => report.file)).toEqual([
      'lcov.info',
      'more/b.info',
    ]);
    expect(err.split('\n')).toEqual([
      expect.stringMatching(/^warning: more\/c\.xml is left out: line 1, column \d+: not well-formed XML/),
      'warning: more/index.html is left out: in no format Rung reads; `rung coverage --help` lists them',
      '',
    ]);
  });
});

describe('wrong usage', () => {
  test.each([
    ['no report', [], 'give at least one --report <glob>'],
    ['an empty report', ['--report', ''], '--report is empty; expected a file or a glob'],
    ['a directory as report', ['--report', '.'], '--report . is a directory; expected a file or a glob'],
    ['a report that is not there', ['--report', 'none.info'], '--report none.info matches no file'],
    [
      'a glob that matches nothing',
      ['--report', 'lcov.info', '--report', '*.xml'],
      '--report *.xml matches no file',
    ],
    ['no readable report', ['--report', 'x.diff'], 'no report could be read'],
    [
      'a diff that is not there',
      ['--report', 'lcov.info', '--diff', 'none'],
      '--diff none: there is no such file',
    ],
    [
      'a diff that is none',
      ['--report', 'lcov.info', '--diff', 'tree.txt'],
      '--diff tree.txt: it names no changed file',
    ],
    [
      'diff and base',
      ['--report', 'lcov.info', '--diff', 'x.diff', '--base', 'main'],
      "cannot be used with option '--base",
    ],
    [
      'a tree that is not there',
      ['--report', 'lcov.info', '--diff', 'x.diff', '--tree', 'none'],
      '--tree none: there is no such file',
    ],
    [
      'a target above 100',
      ['--report', 'lcov.info', '--target', '101'],
      'Expected a percentage from 0 to 100',
    ],
    ['a target that is no number', ['--report', 'lcov.info', '--target', 'x'], 'Expected a percentage'],
    ['a path map without "="', ['--report', 'lcov.info', '--path-map', 'x'], 'Expected from=to'],
    [
      'an unknown format',
      ['--report', 'lcov.info', '--format', 'xml'],
      'Allowed choices are text, json, markdown',
    ],
    ['an unknown option', ['--reports', 'lcov.info'], "unknown option '--reports'"],
    ['no git repository', ['--report', 'lcov.info'], 'this folder is in no git repository; expected a clone'],
    ['a device', ['--report', '/dev/null'], '--report /dev/null is a pipe or a device; expected a file'],
    ['a repository without a server', ['--report', 'lcov.info', '--repository', 'a/b'], 'goes with --send'],
    [
      'no tree and no git repository',
      ['--report', 'lcov.info', '--diff', 'x.diff'],
      'give them with --tree <file>',
    ],
  ])('%s: one line that says so, and exit 2', async (_, args, problem) => {
    using workspace = prepared();
    const diffGiven =
      args.includes('--diff') || /git repository/.test(problem)
        ? []
        : ['--diff', 'x.diff', '--tree', 'tree.txt'];
    const base = args.includes('--base') ? [] : diffGiven;

    const { exitCode, out, err } = await workspace.rung([...base, ...args]);

    expect(exitCode).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(problem);
    expect(err.split('\n').filter(line => line.startsWith('error: '))).toHaveLength(1);
  });

  test.each([
    [
      'coverage-summary.json',
      /^warning: coverage-summary\.json is left out: [^\n]* has totals only, no lines; expected coverage-final\.json or lcov\nerror: no report could be read\n$/,
    ],
    [
      'x.diff',
      /^warning: x\.diff is left out: [^\n]*; expected one of lcov, [^\n]*\nerror: no report could be read\n$/,
    ],
    [
      '*.diff',
      /^warning: x\.diff is left out: [^\n]* lists them\nerror: no report could be read; expected one of lcov, /,
    ],
  ])('of --report %s what was expected is told once', async (report, says) => {
    using workspace = prepared();
    const total = { lines: { total: 4, covered: 3, skipped: 0, pct: 75 } };
    workspace.write('coverage-summary.json', JSON.stringify({ total, '/src/a.ts': total }));

    const { exitCode, err } = await workspace.rung([
      '--diff',
      'x.diff',
      '--tree',
      'tree.txt',
      '--report',
      report,
    ]);

    expect(exitCode).toBe(2);
    expect(err).toMatch(says);
  });

  test.each([
    [
      ['--min-lines', '5'],
      0,
      'Not judged: 4 testable lines changed, fewer than --min-lines asks; tests run 3.',
    ],
    [['--min-lines', '4'], 1, '75.00%: tests run 3 of the 4 testable changed lines; asked 80%: fell short.'],
    [
      ['--component', 'api=70:src/**'],
      0,
      '75.00%: tests run 3 of the 4 testable changed lines; api: 75.00%, asked 70%: reached.',
    ],
    [
      ['--component', 'api=90:lib/**,{src,web}/*'],
      1,
      '75.00%: tests run 3 of the 4 testable changed lines; api: 75.00%, asked 90%: fell short.',
    ],
  ])('%s', async (options, exitCode, headline) => {
    using workspace = prepared();
    const outcome = await workspace.rung([...given, ...options]);

    expect(outcome.out.split('\n')[0]).toBe(headline);
    expect(outcome.exitCode).toBe(exitCode);
  });

  test('asks for every changed file in some report with --missing-files fail', async () => {
    using workspace = prepared(lcov('src/other.ts:1'));
    const { exitCode, out } = await workspace.rung([...given, '--missing-files', 'fail']);

    expect(exitCode).toBe(1);
    expect(out).toContain('1 changed file in no report, though --missing-files fail asks for all.');
  });

  test.each([
    ['--component', 'api', 'Expected name=target:globs, such as api=90:services/api/**.'],
    ['--component', 'api=900:x', 'Expected a percentage from 0 to 100.'],
    ['--min-lines', '-1', 'Expected a whole number from 0 to 1000.'],
    ['--missing-files', 'maybe', 'Allowed choices are ignore, warn, fail.'],
  ])('%s %s is refused', async (option, value, problem) => {
    using workspace = prepared();
    const { exitCode, err } = await workspace.rung([...given, `${option}=${value}`]);

    expect(exitCode).toBe(2);
    expect(err).toContain(problem);
  });

  test('--help says what the exit codes mean', async () => {
    using workspace = prepared();

    const { exitCode, out } = await workspace.rung(['--help']);

    expect(exitCode).toBe(0);
    expect(out).toContain('1 fell short');
    expect(out).not.toMatch(/default: (none|\[\]|\))/);
  });
});

describe('rung coverage of the working tree', () => {
  function repository(): CoverageWorkspace {
    const workspace = new CoverageWorkspace();
    workspace.git('init', '--quiet', '--initial-branch', 'main');
    workspace.write('.gitignore', 'coverage/\n');
    workspace.write('src/a.ts', 'one\ntwo\n');
    workspace.write('old/b.ts', `${Array.from({ length: 20 }, (_, index) => `b${index}`).join('\n')}\n`);
    workspace.commit();
    workspace.git('switch', '--quiet', '--create', 'topic');
    return workspace;
  }

  const linesIn = (out: string) =>
    Object.fromEntries(
      (JSON.parse(out).files as { path: string; covered: number[]; missed: number[] }[]).map(
        ({ path, covered, missed }) => [path, { covered, missed }],
      ),
    );

  test('does not judge what the base marks as generated, whatever the change says of it', async () => {
    using workspace = repository();
    workspace.git('switch', '--quiet', 'main');
    workspace.write('.gitattributes', 'gen/*.ts linguist-generated\n');
    workspace.commit();
    workspace.git('switch', '--quiet', '--create', 'more');
    workspace.write('.gitattributes', 'gen/*.ts linguist-generated\nsrc/*.ts linguist-generated\n');
    workspace.write('gen/api.ts', 'x\n');
    workspace.write('src/new.ts', 'x\n');
    workspace.write('coverage/lcov.info', lcov('src/new.ts:1', 'gen/api.ts:0'));
    const given = ['--base', 'main', '--report', 'coverage/lcov.info', '--format', 'json'];

    const { out } = await workspace.rung(given);
    expect(JSON.parse(out)).toMatchObject({ percent: 100, generated: ['gen/api.ts'] });

    const all = await workspace.rung([...given, '--judge-generated']);
    expect(JSON.parse(all.out)).toMatchObject({ percent: 50, generated: [] });
  });

  test('places Go by the modules of the tree', async () => {
    using workspace = repository();
    workspace.write('pay/go.mod', 'module example.com/pay-service\n');
    workspace.write('web/go.mod', 'module example.com/front\n');
    for (const name of ['pay', 'web']) workspace.write(`${name}/util/a.go`, 'package util\n');
    workspace.write(
      'coverage/c.out',
      'mode: set\nexample.com/pay-service/util/a.go:1.1,1.9 1 1\nexample.com/front/util/a.go:1.1,1.9 1 0\n',
    );

    const { out } = await workspace.rung([
      '--base',
      'main',
      '--report',
      'coverage/c.out',
      '--format',
      'json',
    ]);
    expect(linesIn(out)).toEqual({
      'pay/util/a.go': { covered: [1], missed: [] },
      'web/util/a.go': { covered: [], missed: [1] },
    });
  });

  test('sees no change in blanks and tabs where asked to', async () => {
    using workspace = repository();
    workspace.write('src/a.ts', '  one\ntwo\nthree\n');
    workspace.write('coverage/lcov.info', lcov('src/a.ts:0,0,1'));
    const given = ['--base', 'main', '--report', 'coverage/lcov.info', '--format', 'json'];

    expect(JSON.parse((await workspace.rung(given)).out).percent).toBe(50);
    expect(JSON.parse((await workspace.rung([...given, '--ignore-whitespace'])).out).percent).toBe(100);
  });

  test('measures committed, staged, unstaged and untracked lines since the merge base', async () => {
    using workspace = repository();
    workspace.write('src/committed.ts', 'x\n');
    workspace.commit();
    workspace.git('switch', '--quiet', 'main');
    workspace.write('src/later-on-main.ts', 'x\n');
    workspace.commit();
    workspace.git('switch', '--quiet', 'topic');
    workspace.write('src/staged.ts', 'x\n');
    workspace.git('add', 'src/staged.ts');
    workspace.write('src/a.ts', 'one\ntwo\nthree\n');
    workspace.write('src/新 file.ts', 'x\ny');
    workspace.write(
      'coverage/lcov.info',
      lcov(
        'src/committed.ts:1',
        'src/staged.ts:0',
        'src/a.ts:1,1,1',
        'src/新 file.ts:1,0',
        'src/later-on-main.ts:0',
      ),
    );

    const { exitCode, out } = await workspace.rung([
      '--base',
      'main',
      '--report',
      'coverage/lcov.info',
      '--format',
      'json',
    ]);

    expect(exitCode).toBe(1);
    expect(linesIn(out)).toEqual({
      'src/committed.ts': { covered: [1], missed: [] },
      'src/staged.ts': { covered: [], missed: [1] },
      'src/a.ts': { covered: [3], missed: [] },
      'src/新 file.ts': { covered: [1], missed: [2] },
    });
  });

  test('gives the same from a folder of the repository', async () => {
    using workspace = repository();
    workspace.write('src/a.ts', 'one\ntwo\nthree\n');
    workspace.write('coverage/lcov.info', lcov('src/a.ts:1,1,0'));
    const args = ['--base', 'main', '--format', 'json'];

    const above = await workspace.rung([...args, '--report', 'coverage/lcov.info']);
    const below = await workspace.rung([...args, '--report', '../coverage/*.info'], { cwd: 'src' });

    expect(linesIn(below.out)).toEqual(linesIn(above.out));
    expect(linesIn(below.out)).toEqual({ 'src/a.ts': { covered: [], missed: [3] } });
  });

  test('shows the source of the missed lines', async () => {
    using workspace = repository();
    workspace.write('src/a.ts', 'one\r\ntwo, changed\r\n');
    workspace.write('coverage/lcov.info', lcov('src/a.ts:1,0'));

    const { out } = await workspace.rung(['--base', 'main', '--report', 'coverage/lcov.info']);

    expect(out).toContain('      2 │ two, changed\n');
    expect(out).toContain('the merge base of main and HEAD, to the working tree');
  });

  test('follows a rename, and leaves deleted files, links and binaries out', async () => {
    using workspace = repository();
    workspace.git('mv', 'old', 'new');
    workspace.write(
      'new/b.ts',
      `${Array.from({ length: 20 }, (_, index) => `b${index}`).join('\n')}\nmore\n`,
    );
    workspace.git('rm', '--quiet', 'src/a.ts');
    workspace.write('blob.ts', Buffer.from([0, 10, 1]));
    symlinkSync('/etc/passwd', join(workspace.root, 'link.ts'));
    workspace.write('coverage/lcov.info', lcov(`b.ts:${Array(21).fill('1').join(',')}`));

    const { out } = await workspace.rung([
      '--base',
      'main',
      '--report',
      'coverage/lcov.info',
      '--format',
      'json',
    ]);

    expect(JSON.parse(out)).toMatchObject({ coverable: 1, absent: [], unplaced: [] });
    expect(linesIn(out)).toEqual({ 'new/b.ts': { covered: [21], missed: [] } });
  });

  test('places a file that was moved without telling git where it is now', async () => {
    using workspace = repository();
    renameSync(join(workspace.root, 'old'), join(workspace.root, 'new'));
    workspace.write('coverage/lcov.info', lcov('b.ts:1'));

    const { out } = await workspace.rung([
      '--base',
      'main',
      '--report',
      'coverage/lcov.info',
      '--format',
      'json',
    ]);

    expect(linesIn(out)).toEqual({ 'new/b.ts': { covered: [1], missed: [] } });
  });

  test("is not moved by the developer's own git settings", async () => {
    using workspace = repository();
    workspace.write('src/a.ts', 'one\ntwo\nthree\n');
    workspace.write('coverage/lcov.info', lcov('src/a.ts:1,1,0'));
    const args = ['--base', 'main', '--report', 'coverage/lcov.info', '--format', 'json'];
    const plain = await workspace.rung(args);
    for (const [key, value] of [
      ['diff.noprefix', 'true'],
      ['diff.mnemonicPrefix', 'true'],
      ['color.ui', 'always'],
      ['diff.external', 'false'],
      ['diff.context', '9'],
      ['diff.relative', 'true'],
      ['core.quotepath', 'false'],
      ['diff.x.textconv', 'false'],
    ] as const)
      workspace.git('config', key, value);
    workspace.write('.git/info/attributes', '*.ts diff=x\n');

    expect(await workspace.rung(args)).toEqual(plain);
    expect(plain.exitCode).toBe(1);
  });

  test('compares with origin/HEAD unless told otherwise, and says so in one line where there is none', async () => {
    using workspace = repository();
    workspace.write('coverage/lcov.info', lcov('src/a.ts:1,1,0'));
    const without = await workspace.rung(['--report', 'coverage/lcov.info']);
    workspace.git('update-ref', 'refs/remotes/origin/main', 'main');
    workspace.git('symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main');
    const withOrigin = await workspace.rung(['--report', 'coverage/lcov.info']);

    expect(without).toMatchObject({ exitCode: 2, out: '' });
    expect(without.err).toMatch(
      /^error: origin\/HEAD is not known here; name the base with --base <rev>[^\n]*\n$/,
    );
    expect(withOrigin.exitCode).toBe(0);
    expect(withOrigin.out).toContain('No testable line changed');
  });

  test.each(['no-such', '--output=x', 'HEAD:src', ''])('refuses the base %j in one line', async base => {
    using workspace = repository();
    workspace.write('coverage/lcov.info', lcov('src/a.ts:1'));

    const { exitCode, err } = await workspace.rung([`--base=${base}`, '--report', 'coverage/lcov.info']);

    expect(exitCode).toBe(2);
    expect(err).toMatch(/^error: --base [^\n]*there is no such commit here[^\n]*\n$/);
  });

  test('refuses a base without a common commit in one line', async () => {
    using workspace = repository();
    workspace.git('switch', '--quiet', '--orphan', 'other');
    workspace.write('z.ts', 'z\n');
    workspace.commit();
    workspace.write('coverage/lcov.info', lcov('z.ts:1'));

    const { exitCode, err } = await workspace.rung(['--base', 'main', '--report', 'coverage/lcov.info']);

    expect(exitCode).toBe(2);
    expect(err).toMatch(/^error: --base main has no commit in common with HEAD[^\n]*\n$/);
  });
});
