import { describe, expect, test } from 'vitest';
import { type PatchCoverageQuestion, patchCoverageOf } from '../../src/coverage/patch-coverage.ts';
import type { Component, FileCoverage, TreeCoverage } from '../../src/model/coverage.ts';

/** `{ 1: 2, 3: '1!' }`: hits, with `!` for a branch that was not taken. */
function lines(counts: Record<number, number | string>): FileCoverage {
  return new Map(
    Object.entries(counts).map(([number, hits]) => [
      Number(number),
      {
        hits: Number.parseInt(String(hits), 10),
        branches: new Map(
          String(hits).endsWith('!')
            ? [
                ['lcov:0,0', true],
                ['lcov:0,1', false],
              ]
            : [],
        ),
      },
    ]),
  );
}

function ask(question: Partial<PatchCoverageQuestion>) {
  return patchCoverageOf({
    changed: [{ path: 'a.ts', addedLines: [1, 2, 3, 4] }],
    coverage: new Map(),
    target: 80,
    partials: 'covered',
    ignore: [],
    unplaced: [],
    tooLarge: false,
    ...question,
  });
}

const tree = (files: Record<string, FileCoverage>): TreeCoverage => new Map(Object.entries(files));
const run = (covered: number, missed: number) =>
  ask({
    changed: [
      { path: 'a.ts', addedLines: Array.from({ length: covered + missed }, (_, index) => index + 1) },
    ],
    coverage: tree({
      'a.ts': new Map(
        Array.from({ length: covered + missed }, (_, index) => [
          index + 1,
          { hits: index < covered ? 1 : 0, branches: new Map() },
        ]),
      ),
    }),
  });

describe('which lines count', () => {
  test('counts an added line that has a record in a report', () => {
    const result = ask({ coverage: tree({ 'a.ts': lines({ 1: 1, 2: 0, 9: 0 }) }) });

    expect(result).toMatchObject({ coverable: 2, covered: 1, missed: 1, percent: 50, reason: null });
    expect(result.files).toMatchObject([
      { path: 'a.ts', coverable: 2, covered: [1], partial: [], missed: [2] },
    ]);
  });

  test('names in files only those with a line that counts', () => {
    const changed = [
      { path: 'a.ts', addedLines: [1] },
      { path: 'b.ts', addedLines: [1] },
    ];

    expect(
      ask({ changed, coverage: tree({ 'a.ts': lines({ 1: 1 }), 'b.ts': lines({ 2: 1 }) }) }).files,
    ).toHaveLength(1);
  });

  test.each([
    ['covered', { covered: 2, partial: 1, missed: 0 }, [1, 2], []],
    ['missed', { covered: 1, partial: 1, missed: 1 }, [1], [2]],
  ] as const)('counts a partial line as %s when asked to', (partials, totals, covered, missed) => {
    const result = ask({ partials, coverage: tree({ 'a.ts': lines({ 1: 1, 2: '1!' }) }) });

    expect(result).toMatchObject(totals);
    expect(result.files).toMatchObject([{ covered, partial: [2], missed }]);
  });

  test('calls no line partial that was not run at all', () => {
    expect(ask({ coverage: tree({ 'a.ts': lines({ 1: '0!' }) }) })).toMatchObject({ partial: 0, missed: 1 });
  });

  test('calls no line partial whose branches are all taken by one way of counting', () => {
    const branches = new Map([
      ['lcov:0,0', true],
      ['lcov:0,1', true],
      ['cobertura of 2:0', true],
      ['cobertura of 2:1', false],
    ]);

    expect(ask({ coverage: tree({ 'a.ts': new Map([[1, { hits: 1, branches }]]) }) }).partial).toBe(0);
  });

  test('leaves ignored files out and names them', () => {
    const changed = [
      { path: 'a.gen.ts', addedLines: [1] },
      { path: 'gone.gen.ts', addedLines: [] },
    ];
    const result = ask({ changed, ignore: ['**/*.gen.ts'], coverage: tree({ 'a.gen.ts': lines({ 1: 0 }) }) });

    expect(result).toMatchObject({
      coverable: 0,
      reason: 'nothing-changed',
      ignored: ['a.gen.ts'],
      absent: [],
    });
  });
});

describe('the gate', () => {
  test.each([
    [4, 1, 'success', 80],
    [79, 21, 'failure', 79],
    [799_999, 200_001, 'failure', 79.99],
    [800_000, 200_000, 'success', 80],
  ])('of %i run and %i missed lines is %s at 80', (covered, missed, conclusion, percent) => {
    expect(run(covered, missed)).toMatchObject({ conclusion, percent });
  });

  test.each([
    [66.666666, 'success'],
    [66.666667, 'failure'],
    [0, 'success'],
    [100, 'failure'],
  ])('compares two thirds with %d exactly', (target, conclusion) => {
    expect(ask({ target, coverage: tree({ 'a.ts': lines({ 1: 1, 2: 1, 3: 0 }) }) }).conclusion).toBe(
      conclusion,
    );
  });

  test('never prints 100 for less', () => {
    expect(run(99_996, 4).percent).toBe(99.99);
    expect(run(28, 1).percent).toBe(96.55);
    expect(run(1, 0).percent).toBe(100);
  });
});

describe('without a coverable line', () => {
  const source = [{ path: 'src/a.ts', addedLines: [1] }];
  const two = [...source, { path: 'src/b.ts', addedLines: [1] }];
  const cases: [string, Partial<PatchCoverageQuestion>, string, string, string[]][] = [
    ['nothing changed', { changed: [] }, 'success', 'nothing-changed', []],
    [
      'only lines were removed',
      { changed: [{ path: 'src/a.ts', addedLines: [] }] },
      'success',
      'nothing-changed',
      [],
    ],
    [
      'only documentation and data changed',
      {
        changed: ['README.md', 'a.json', 'b.yml', 'Makefile', '.ts', 'types.d.ts'].map(path => ({
          path,
          addedLines: [1],
        })),
      },
      'success',
      'nothing-changed',
      [],
    ],
    [
      'the added lines hold no code',
      { changed: source, coverage: tree({ 'src/a.ts': lines({ 2: 1 }) }) },
      'success',
      'nothing-changed',
      [],
    ],
    [
      'the reported file has no line at all',
      { changed: source, coverage: tree({ 'src/a.ts': lines({}) }) },
      'success',
      'nothing-changed',
      [],
    ],
    ['a changed source file is in no report', { changed: source }, 'neutral', 'absent', ['src/a.ts']],
    ['it is ignored', { changed: source, ignore: ['src/**'] }, 'success', 'nothing-changed', []],
    [
      'a path that may be it was not placed',
      { changed: source, unplaced: ['/x\\A.ts'] },
      'neutral',
      'unplaced',
      [],
    ],
    [
      'a path that cannot be it was not placed',
      { changed: source, unplaced: ['/x/b.ts'] },
      'neutral',
      'absent',
      ['src/a.ts'],
    ],
    [
      'one is absent and one perhaps not placed',
      { changed: two, unplaced: ['/x/b.ts'] },
      'neutral',
      'absent',
      ['src/a.ts'],
    ],
    [
      'the unplaced path is of a file that is in a report',
      { changed: source, coverage: tree({ 'src/a.ts': lines({}) }), unplaced: ['/x/a.ts'] },
      'success',
      'nothing-changed',
      [],
    ],
    ['the diff was cut', { changed: [], tooLarge: true }, 'neutral', 'too-large', []],
    [
      'the diff was cut and a file is absent',
      { changed: source, tooLarge: true },
      'neutral',
      'absent',
      ['src/a.ts'],
    ],
  ];

  test.each(cases)('when %s', (_, question, conclusion, reason, absent) => {
    expect(ask(question)).toMatchObject({ percent: null, coverable: 0, conclusion, reason, absent });
  });
});

test('judges what is in a report although other changed files are absent, and names those', () => {
  const changed = [
    { path: 'a.ts', addedLines: [1] },
    { path: 'b.ts', addedLines: [1] },
  ];

  expect(ask({ changed, coverage: tree({ 'a.ts': lines({ 1: 1 }) }) })).toMatchObject({
    conclusion: 'success',
    reason: null,
    absent: ['b.ts'],
  });
});

test('gives no verdict on a diff that was cut', () => {
  expect(ask({ tooLarge: true, coverage: tree({ 'a.ts': lines({ 1: 0 }) }) })).toMatchObject({
    conclusion: 'neutral',
    reason: 'too-large',
    percent: 0,
  });
});

describe('files in no report', () => {
  const changed = [
    { path: 'a.ts', addedLines: [1] },
    { path: 'seed.ts', addedLines: [1, 2] },
  ];
  const covered = tree({ 'a.ts': lines({ 1: 1 }) });
  const missed = tree({ 'a.ts': lines({ 1: 0 }) });

  test.each([
    ['warn', covered, { conclusion: 'success', reason: null, absent: ['seed.ts'], ignored: [] }],
    ['ignore', covered, { conclusion: 'success', reason: null, absent: [], ignored: ['seed.ts'] }],
    ['fail', covered, { conclusion: 'failure', reason: 'missing-files', absent: ['seed.ts'] }],
    ['fail', missed, { conclusion: 'failure', reason: null, absent: ['seed.ts'] }],
  ] as const)('%s', (missingFiles, coverage, expected) => {
    expect(ask({ changed, coverage, missingFiles })).toMatchObject(expected);
  });

  test.each([
    ['warn', { conclusion: 'neutral', reason: 'absent' }],
    ['ignore', { conclusion: 'success', reason: 'nothing-changed', ignored: ['a.ts', 'seed.ts'] }],
    ['fail', { conclusion: 'failure', reason: 'missing-files' }],
  ] as const)('%s, where all that changed is in none', (missingFiles, expected) => {
    expect(ask({ changed, missingFiles })).toMatchObject(expected);
  });

  test.each([
    ['fail', covered, { conclusion: 'neutral', reason: 'unplaced', maybeUnplaced: ['seed.ts'] }],
    ['fail', missed, { conclusion: 'failure', reason: null, maybeUnplaced: ['seed.ts'] }],
    ['warn', covered, { conclusion: 'success', reason: null, maybeUnplaced: ['seed.ts'] }],
    ['ignore', covered, { conclusion: 'success', reason: null, maybeUnplaced: [] }],
  ] as const)(
    '%s, where a report path so called was not placed: named, and not missing',
    (missingFiles, coverage, expected) => {
      expect(ask({ changed, missingFiles, coverage, unplaced: ['x/seed.ts'] })).toMatchObject({
        ...expected,
        absent: [],
      });
    },
  );
});

describe('a change of few lines', () => {
  const coverage = tree({ 'a.ts': lines({ 1: 0, 2: 0, 3: 0 }) });

  test.each([
    [3, { conclusion: 'failure', reason: null }],
    [4, { conclusion: 'success', reason: 'few-lines', coverable: 3, covered: 0 }],
  ])('is judged from min-lines on: %s', (minLines, expected) => {
    expect(ask({ coverage, minLines })).toMatchObject(expected);
  });

  test('says that nothing changed where there is no line at all', () => {
    expect(ask({ coverage: tree({ 'a.ts': lines({ 9: 1 }) }), minLines: 4 }).reason).toBe('nothing-changed');
  });

  test('hides no file that is asked to be in a report', () => {
    const changed = [
      { path: 'a.ts', addedLines: [1] },
      { path: 'b.ts', addedLines: [1] },
    ];

    expect(ask({ changed, coverage, minLines: 4, missingFiles: 'fail' }).reason).toBe('missing-files');
    // How few lines the absent one has nobody knows.
    expect(ask({ changed, coverage, minLines: 4 })).toMatchObject({
      reason: 'absent',
      conclusion: 'neutral',
    });
    expect(ask({ changed, coverage, minLines: 4, missingFiles: 'ignore' }).reason).toBe('few-lines');
  });
});

describe('components', () => {
  const changed = ['api/a.ts', 'web/b.ts', 'c.ts'].map(path => ({ path, addedLines: [1, 2, 3, 4] }));
  const coverage = tree({
    'api/a.ts': lines({ 1: 1, 2: 1, 3: 1, 4: 0 }),
    'web/b.ts': lines({ 1: 1, 2: 0, 3: 0, 4: 0 }),
    'c.ts': lines({ 1: 1, 2: 1, 3: 1, 4: 1 }),
  });
  const component = (name: string, target: number) => ({ name, target, paths: [`${name}/**`] });
  const gates = (components: readonly Component[]) =>
    ask({ changed, coverage, components }).gates.map(gate => [gate.component, gate.percent, gate.isMet]);

  test('have targets of their own, and the rest the general one', () => {
    expect(gates([component('api', 75), component('web', 25)])).toEqual([
      ['api', 75, true],
      ['web', 25, true],
      [null, 100, true],
    ]);
    expect(
      ask({ changed, coverage, components: [component('api', 75), component('web', 25)] }),
    ).toMatchObject({
      percent: 66.66,
      conclusion: 'success',
    });
  });

  test('fall short alone, though the whole would reach its target', () => {
    const components = [component('api', 75), component('web', 25.01)];

    expect(ask({ changed, coverage, components, target: 0 }).conclusion).toBe('failure');
  });

  test('get a path that several have in the order of the policy', () => {
    expect(gates([{ name: 'all', paths: ['**'], target: 60 }, component('api', 100)])).toEqual([
      ['all', 66.66, true],
    ]);
  });

  test('without a changed line are not there', () => {
    expect(gates([component('docs', 100)])).toEqual([[null, 66.66, false]]);
  });
});
