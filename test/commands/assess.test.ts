import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { known } from '../../src/facts/ladder/fact.ts';
import { mergedPulls, pullRecord, repositoryFacts } from '../builders/ladder-facts.ts';
import { assessedAt, CloneWorkspace } from '../support/clone-workspace.ts';
import { rung } from './assess-rung.ts';
import { lcov } from './coverage-workspace.ts';

const workflow = (top: string) => `name: x\n${top}on: push\njobs:\n  a:\n    runs-on: x\n    steps: []\n`;

/** Two workflows, of which one declares its permissions. */
function prepared(): CloneWorkspace {
  const workspace = new CloneWorkspace();
  workspace.write('.github/workflows/build.yml', workflow(''));
  workspace.write('.github/workflows/test.yml', workflow('permissions: { contents: read }\n'));
  workspace.write('src/a.ts', 'x\n');
  workspace.commit();
  workspace.asOrigin();

  return workspace;
}

const assess = (workspace: CloneWorkspace, args: readonly string[], cwd: string = workspace.root) =>
  rung(['assess', ...args], { cwd, env: workspace.env });

const resultIn = (json: string, id: string) =>
  JSON.parse(json)
    .domains.flatMap(({ practices }: { practices: object[] }) => practices)
    .find((practice: { id: string }) => practice.id === id);

describe('rung assess on a clone', () => {
  test('tells repository, commit and what it could see, and ends with 0', async () => {
    using workspace = prepared();
    const sha = workspace.in('rev-parse', '--short=7', 'HEAD');

    const { out, err, code } = await assess(workspace, ['clone']);

    expect([err, code]).toEqual(['', 0]);
    expect(out).toMatch(
      new RegExp(
        `^harbour/quotes at ${sha} · tree and git history only · profile service( · one maintainer)?\n`,
      ),
    );
    expect(out).toMatch(/ need GitHub +→ rung assess harbour\/quotes \(token with read access\)\n/);
    expect(out).toMatch(/Modelled on CAICT's model; not an assessment by CAICT\.\n/);
    expect(out).toMatch(/--format json · \d+\.\d s\n$/);
  });

  test('takes the folder it is called in, and one below the root, for the same repository', async () => {
    using workspace = prepared();
    const [here, below] = await Promise.all([
      assess(workspace, ['--format', 'json'], workspace.clone),
      assess(workspace, ['clone/src', '--format', 'json']),
    ]);

    expect(here.out).toBe(below.out);
  });

  test('--all has every practice with what was seen and what the next level asks', async () => {
    using workspace = prepared();
    const { out } = await assess(workspace, ['clone', '--all']);

    expect(out).toMatch(
      /^ {2}✕ 2 {2}token-permissions +1 of 2 workflow files declare .*; level 3 asks 2 of 2$/m,
    );
    expect(out).toMatch(/^ {2}\? {4}work-item-linked +only GitHub tells$/m);
    expect(out).toContain('\nTechnical operations ');
  });

  test('speaks Chinese', async () => {
    using workspace = prepared();
    const { out } = await assess(workspace, ['clone', '--all', '--language', 'zh-CN']);

    expect(out).toMatch(/；3 级要求 2\/2|; 3 级要求 2\/2/);
    expect(out).toContain('参照中国信通院模型，不代表信通院的评估结果。\n');
  });

  test('as JSON has the documented shape', async () => {
    using workspace = prepared();
    const { out } = await assess(workspace, ['clone', '--format', 'json']);
    const document = JSON.parse(out);

    expect(document).toMatchObject({
      ...{ schema: 1, repository: 'harbour/quotes', webUrl: 'https://github.com/harbour/quotes' },
      ...{ head: workspace.in('rev-parse', 'HEAD'), at: '2026-11-23T09:00:00.000Z', target: 3 },
      profile: { name: 'service', isDetected: true },
    });
    expect(document.domains).toHaveLength(12);
    expect(document.unknown).toContainEqual({
      cause: { kind: 'clone' },
      opens: expect.arrayContaining(['work-item-linked']),
    });
    expect(resultIn(out, 'token-permissions')).toMatchObject({
      ...{ state: 'unmet', level: 2, value: 50, unit: 'percent', samples: 2, window: null },
      ...{ provenance: 'explicit', reason: null },
      evidence: [{ text: '.github/workflows/build.yml', path: '.github/workflows/build.yml', line: null }],
      next: { level: 3, asks: '2 of 2', remedy: expect.stringContaining('permissions'), actor: 'maintainer' },
    });
    expect(resultIn(out, 'work-item-linked')).toMatchObject({
      ...{ state: 'unknown', level: null, value: null, next: null },
      reason: { kind: 'unknown', cause: { kind: 'clone' }, text: 'only GitHub tells' },
    });
  });

  test('as Markdown links each file in evidence, at the commit that was read', async () => {
    using workspace = prepared();
    const { out } = await assess(workspace, ['clone', '--format', 'markdown']);

    expect(out).toContain(
      `(https://github.com/harbour/quotes/blob/${workspace.in('rev-parse', 'HEAD')}/.github/workflows/build.yml)`,
    );
    expect(out).toContain('\n# Where harbour/quotes stands\n'.trim());
  });

  test('colours only on a terminal, and not where NO_COLOR asks for none', async () => {
    using workspace = prepared();
    const shown = (isTTY: boolean, env: object) =>
      rung(['assess', 'clone'], { cwd: workspace.root, env: { ...workspace.env, ...env }, isTTY });

    expect((await shown(true, {})).out).toContain('\u001b[');
    expect((await shown(true, { NO_COLOR: '1' })).out).not.toContain('\u001b[');
    expect((await shown(false, {})).out).not.toContain('\u001b[');
  });

  test('shows names as text: nothing in it is obeyed by a terminal, no markup comes out of it', async () => {
    using workspace = new CloneWorkspace();
    const name = '.github/workflows/\u001b[31m\u202e<b>@team|[x](http:evil).yml';
    workspace.write(name, workflow(''));
    workspace.commit();

    const json = await assess(workspace, ['clone', '--format', 'json']);
    const text = await assess(workspace, ['clone', '--all']);
    const markdown = await assess(workspace, ['clone', '--format', 'markdown']);

    expect(resultIn(json.out, 'token-permissions').evidence).toEqual([
      { text: name, path: name, line: null },
    ]);
    for (const { out } of [json, text])
      expect(out.replaceAll(/[\n\t]/g, '')).not.toMatch(/[\p{C}\u2028\u2029]/u);
    expect(markdown.out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(markdown.out).not.toMatch(/^[^`]*<b>/m);
  });

  test('says where HEAD is not the default branch, the clone shallow or the policy broken', async () => {
    using workspace = prepared();
    workspace.write('.github/rung.yml', 'taget: 3\n');
    workspace.commit();
    workspace.in('checkout', '--quiet', '-b', 'feature/x');
    workspace.git('clone', '--quiet', '--depth=1', `file://${workspace.clone}`, 'shallow');

    expect((await assess(workspace, ['shallow'])).err).toContain('warning: the clone is shallow');
    const { err, code } = await assess(workspace, ['clone']);
    expect(err).toContain(
      'warning: feature/x is assessed, which is checked out; the default branch is main\n',
    );
    expect((await assess(workspace, ['shallow'])).err).toContain(
      'warning: .github/rung.yml:1:1 unknown key taget, nearest is target\n',
    );
    expect(code).toBe(0);
  });

  test('says how old a clone is whose whole window is empty', async () => {
    const errors = [91, 90].map(async days => {
      using workspace = new CloneWorkspace();
      workspace.commit('Old', { at: new Date(assessedAt.getTime() - days * 86_400_000) });

      return (await assess(workspace, ['clone'])).err;
    });

    expect(await Promise.all(errors)).toEqual([
      'warning: the newest commit here is 91 days old; where the project went on, "git pull" gets the rest\n',
      '',
    ]);
  });

  test('with one commit and no file at all says what is not there, and gives no level', async () => {
    using workspace = new CloneWorkspace();
    workspace.commit();

    const { out, code } = await assess(workspace, ['clone']);

    expect(code).toBe(0);
    expect(out).toContain('Application design †   1 ');
  });

  test.each([
    [['nowhere'], 2, /^error: nowhere: there is no such folder; expected a clone of a repository\n$/],
    [['https://github.com/harbour/quotes'], 2, /expected a clone, or harbour\/quotes to ask GitHub\n$/],
    [['file'], 2, /^error: file: it is no folder; expected a clone/],
    [['plain'], 2, /^error: .*plain is no Git repository: expected a folder of a clone/],
    [['C:\\src\\quotes'], 2, /^error: C:\\src\\quotes: there is no such folder/],
    [['clone'], 3, /^error: clone: HEAD has no commit yet: nothing can be judged\n$/],
    [['clone', '--format', 'xml'], 2, /^error: option '--format <format>' argument 'xml' is invalid/],
    [['clone', '--report', 'none.info', '--facts', 'x'], 2, /cannot be used with/],
    [
      ['clone', '--facts', 'x.json'],
      2,
      /^error: clone and --facts x\.json are both given; expected one of them\n$/,
    ],
  ])('%j ends with one line and exit code %i', async (args, code, says) => {
    using workspace = new CloneWorkspace();
    writeFileSync(join(workspace.root, 'file'), '');
    mkdirSync(join(workspace.root, 'plain'));

    const shown = await assess(workspace, args);

    expect(shown).toMatchObject({ out: '', code, err: expect.stringMatching(says) });
    expect(shown.err.match(/\n/g)).toHaveLength(1);
  });
});

describe('--report', () => {
  test('measures the whole tree, of all reports together', async () => {
    using workspace = prepared();
    writeFileSync(join(workspace.root, 'one.info'), lcov('src/a.ts:1,0,0,0'));
    writeFileSync(join(workspace.root, 'two.info'), lcov('src/a.ts:0,1,0,0'));

    const { code } = await assess(workspace, ['clone', '--report', '*.info', '--save-facts', 'facts.json']);
    const { facts } = JSON.parse(readFileSync(join(workspace.root, 'facts.json'), 'utf8'));

    expect(code).toBe(0);
    expect(facts.coverage).toMatchObject({ known: true, value: [{ covered: 2, coverable: 4 }] });
  });

  test.each([
    ['none.info', /^error: --report none\.info matches no file\n$/],
    ['bad.info', /^warning: bad\.info is left out: .*\nerror: no report could be read/],
    ['other.info', /^error: --report other\.info: no file of the report is in the tree of HEAD/],
  ])('of %s is one clear line', async (report, says) => {
    using workspace = prepared();
    writeFileSync(join(workspace.root, 'bad.info'), 'nothing');
    writeFileSync(join(workspace.root, 'other.info'), lcov('elsewhere/b.ts:1'));

    expect(await assess(workspace, ['clone', '--report', report])).toMatchObject({
      ...{ out: '', code: 2, err: expect.stringMatching(says) },
    });
  });
});

describe('--save-facts and --facts', () => {
  test.each(['facts.json', 'facts.json.gz'])('repeat the assessment exactly, from %s', async file => {
    using workspace = prepared();
    const first = await assess(workspace, ['clone', '--format', 'json', '--save-facts', file]);
    const again = await assess(workspace, ['--facts', file, '--format', 'json']);

    expect(again).toEqual(first);
    expect(statSync(join(workspace.root, file)).mode & 0o077).toBe(0);
  });

  test('judge what GitHub told, in a file from elsewhere', async () => {
    using workspace = new CloneWorkspace();
    const facts = repositoryFacts({ pullRequests: mergedPulls(10, 9, { issues: [1] }) });
    writeFileSync(join(workspace.root, 'facts.json.gz'), gzipSync(JSON.stringify(facts)));

    const { out, code } = await assess(workspace, ['--facts', 'facts.json.gz', '--format', 'json']);

    expect(code).toBe(0);
    expect(resultIn(out, 'work-item-linked')).toMatchObject({
      ...{ value: 90, level: 3, window: 90, evidence: [{ text: '#10', at: 'pull/10' }] },
      next: { level: 4 },
    });
  });

  test.each([
    ['nowhere.json', undefined, /^error: nowhere\.json cannot be read \(ENOENT\); expected a file that/],
    [
      'clone',
      undefined,
      /^error: clone is no file; expected a file that "rung assess --save-facts" wrote\n$/,
    ],
    ['a.json', '{', /^error: a\.json: it is not JSON \(line 1 column 2\); expected a file/],
    ['a.json', Buffer.from([0xff, 0xfe]), /^error: a\.json: it is no text in UTF-8; expected/],
    ['a.json', Buffer.from([0x1f, 0x8b, 1, 2]), /^error: a\.json is damaged: gzip cannot open it; expected/],
    [
      'a.json',
      gzipSync(Buffer.alloc(257 * 1024 * 1024, ' ')),
      /^error: a\.json is larger than 256 MiB; expected/,
    ],
    [
      'a.json',
      JSON.stringify({
        ...repositoryFacts(),
        facts: { ...repositoryFacts().facts, pullRequests: known([pullRecord(1), { number: '\u001b' }]) },
      }),
      /^error: a\.json: facts\.pullRequests\.value\[1\]\.number: expected number, found string; expected a file/,
    ],
  ])('%s is refused in one line', async (file, content, says) => {
    using workspace = new CloneWorkspace();
    if (content !== undefined) writeFileSync(join(workspace.root, file), content);

    const shown = await assess(workspace, ['--facts', file]);

    expect(shown).toMatchObject({ out: '', code: 2, err: expect.stringMatching(says) });
    expect(shown.err.match(/\n/g)).toHaveLength(1);
  });

  test('a file that cannot be written is one line, before anything is printed', async () => {
    using workspace = prepared();

    expect(await assess(workspace, ['clone', '--save-facts', 'no/such/folder.json'])).toEqual({
      ...{
        out: '',
        err: 'error: --save-facts no/such/folder.json: it cannot be written (ENOENT)\n',
        code: 2,
      },
    });
  });
});
