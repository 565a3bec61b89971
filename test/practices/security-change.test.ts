import { describe, expect, test } from 'vitest';
import { readWorkflow } from '../../src/facts/ladder/workflows/read-workflow.ts';
import type { FileChange, SecurityFacts, WorkflowChange } from '../../src/facts/security-facts.ts';
import { judgeSecurityChange } from '../../src/practices/security-change.ts';

const path = '.github/workflows/ci.yml';
const token = `ghp_${'q7Xz'.repeat(9)}`;

const facts = (change: Partial<SecurityFacts> = {}): SecurityFacts => ({
  list: 'whole',
  files: [],
  workflows: [],
  owner: 'harbour',
  said: { labels: [], sections: [] },
  ...change,
});

function file(name: string, lines: readonly string[] = [], change: Partial<FileChange> = {}): FileChange {
  const added = new Map(lines.map((text, index) => [index + 1, text]));

  return { path: name, previousPath: null, status: 'added', added, additions: lines.length, ...change };
}

/** `+` at the start of a line: the change adds it. */
function workflow(head: string, before: string | null = null): WorkflowChange {
  const lines = head.split('\n');
  const added = new Set(lines.flatMap((line, index) => (line.startsWith('+') ? [index + 1] : [])));
  const text = lines.map(line => line.replace(/^\+/, ' ')).join('\n');

  return {
    ...{ path, added, head: readWorkflow(path, text) },
    before: before === null ? null : readWorkflow(path, before),
  };
}

const top = 'on: push\npermissions: { contents: read }\n';
const job = (...steps: readonly string[]) =>
  `jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n${steps.join('\n')}\n`;
const checkout = '      - uses: actions/checkout@v5';
const echo = '      - run: echo $'.concat('{{ github.event.issue.title }}');
const target = 'on: pull_request_target\npermissions: { contents: read }\n';
const takesHead = `${checkout}\n        with: { ref: "$`.concat(
  '{{ github.event.pull_request.head.sha }}" }',
);

function found(change: Partial<SecurityFacts>): readonly string[] {
  const finding = judgeSecurityChange(facts(change));

  return finding.evidence.items.map(
    ({ practice, line, seen }) => `${practice} ${line ?? '-'}${seen === null ? '' : ` ${seen}`}`,
  );
}

describe('of a workflow', () => {
  test.each<[string, WorkflowChange, readonly string[]]>([
    ['with its permissions nothing is said', workflow(top + job(checkout)), []],
    [
      'that is new, no permissions are told',
      workflow(`on: push\n${job(checkout)}`),
      ['token-permissions - none'],
    ],
    [
      'that is new, write permissions are told',
      workflow(`on: push\npermissions: write-all\n${job(checkout)}`),
      ['token-permissions - write'],
    ],
    [
      'that had none before, that is no news',
      workflow(`on: push\n${job(checkout)}`, `on: push\n${job(checkout)}`),
      [],
    ],
    [
      'that gave them up, it is told',
      workflow(`on: push\n${job(checkout)}`, top + job(checkout)),
      ['token-permissions - none'],
    ],
    [
      'an added tag is told',
      workflow(top + job(checkout, '+     - uses: other/scan@v3'), top + job(checkout)),
      ['actions-pinned 8 other/scan@v3'],
    ],
    [
      'a tag that was there is not',
      workflow(
        top + job('      - uses: other/scan@v3', '+     - run: ls'),
        top + job('      - uses: other/scan@v3'),
      ),
      [],
    ],
    [
      'an action of the owner is not',
      workflow(top + job('+     - uses: Harbour/scan@v3'), top + job(checkout)),
      [],
    ],
    ['that is new, an injection is told', workflow(top + job(echo)), ['dangerous-workflow 7']],
    ['an injection that was there is not', workflow(top + job(echo, '+     - run: ls'), top + job(echo)), []],
    [
      'one more beside an old one is told alone',
      workflow(top + job(echo, echo.replace(' ', '+')), top + job(echo)),
      ['dangerous-workflow 8'],
    ],
    [
      'another trigger makes an old step dangerous',
      workflow(target + job(takesHead), top + job(takesHead)),
      ['dangerous-workflow 7'],
    ],
  ])('%s', (_, change, expected) => {
    expect(found({ workflows: [change] })).toEqual(expected);
  });
});

test.each<[string, FileChange, readonly string[]]>([
  [
    'a token in an added line',
    file('src/a.ts', ['', `const t = "${token}"`]),
    ['secret-scanning 2 github-token'],
  ],
  ['a token in a lock file', file('package-lock.json', [token]), []],
  [
    'a private key',
    file('deploy.pem', [`-----BEGIN ${'PRIVATE'} KEY-----`]),
    ['secret-scanning 1 private-key'],
  ],
  ['a private key of a test', file('test/key.pem', [`-----BEGIN ${'PRIVATE'} KEY-----`]), []],
  ['an added library', file('lib/tool.jar', [], { added: null }), ['binary-free -']],
  ['a library under a new name', file('lib/b.jar', [], { status: 'renamed', previousPath: 'lib/a.jar' }), []],
  [
    'what a library is renamed to',
    file('lib/b.jar', [], { status: 'renamed', previousPath: 'lib/a.txt' }),
    ['binary-free -'],
  ],
  ['a removed library', file('lib/tool.jar', [], { status: 'removed' }), []],
  ['the wrapper of Gradle', file('gradle/wrapper/gradle-wrapper.jar'), []],
  [
    'a migration that deletes',
    file('db/V2__drop.sql', ['DROP TABLE orders;'], { status: 'modified' }),
    ['destructive-ddl 1 DROP TABLE'],
  ],
  [
    'a migration without a way back',
    file('db/V2__add.sql', ['CREATE TABLE a (b int);']),
    ['migration-reversible -'],
  ],
  ['a way back', file('db/U2__add.sql', ['DROP TABLE a;']), []],
  ['the same outside of migrations', file('src/a.sql', ['DROP TABLE orders;']), []],
])('%s', (_, one, expected) => {
  expect(found({ files: [one] })).toEqual(expected);
});

test('a migration brings its way back beside it, or says why there is none', () => {
  const up = file('db/V2__add.sql', ['CREATE TABLE a (b int);']);

  expect(found({ files: [up, file('db/U2__add.sql', ['DROP TABLE a;'])] })).toEqual([]);
  expect(found({ files: [up], said: { labels: [], sections: ['irreversible'] } })).toEqual([]);
  expect(found({ files: [up], said: { labels: [], sections: ['summary'] } })).toEqual([
    'migration-reversible -',
  ]);
});

test('a label answers for what a migration deletes', () => {
  const files = [file('db/V2__drop.sql', ['DROP TABLE orders;'], { status: 'modified' })];

  expect(found({ files, said: { labels: ['db: destructive'], sections: [] } })).toEqual([]);
  expect(found({ files, said: { labels: ['高危变更'], sections: [] } })).toEqual([]);
  expect(found({ files, said: { labels: ['database'], sections: [] } })).toHaveLength(1);
});

test('a practice that is not asked for is left out', () => {
  const finding = judgeSecurityChange(
    facts({ files: [file('lib/tool.jar')] }),
    practice => practice !== 'binary-free',
  );

  expect(finding.answer).toBe('met');
});

test.each<[string, Partial<SecurityFacts>, string]>([
  ['an unread list', { list: 'unlisted' }, 'unlisted'],
  ['a list that was cut', { list: 'cut', files: [file('a.ts', ['1'])] }, 'cut'],
  ['unread workflows', { workflows: 'unreadable' }, 'unreadable'],
  ['a workflow that is none', { workflows: [workflow('on: [')] }, 'broken-workflow'],
  ['lines that GitHub leaves out', { files: [file('a.csv', [], { added: null, additions: 9 })] }, 'hidden'],
])('%s is unknown, and hides nothing that was seen', (_, change, reason) => {
  const finding = judgeSecurityChange(facts(change));
  const files = [...(change.files ?? []), file('lib/tool.jar')];

  expect(finding).toMatchObject({ answer: 'unknown', reason });
  expect(judgeSecurityChange(facts({ ...change, files })).answer).toBe('unmet');
});
