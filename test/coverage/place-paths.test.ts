import { describe, expect, test } from 'vitest';
import { placePaths } from '../../src/coverage/place-paths.ts';

interface Case {
  title: string;
  tree: string[];
  path: string;
  /** Other paths of the same report: they tell its root. */
  beside?: string[];
  sources?: string[];
  maps?: { from: string; to: string }[];
  placed: string | undefined;
}

const home = '/home/runner/work/quotes/quotes';
const cases: Case[] = [
  {
    title: 'a path as the tree has it',
    tree: ['src/a.ts', 'b/src/a.ts'],
    path: 'src/a.ts',
    placed: 'src/a.ts',
  },
  { title: 'a path with a leading dot', tree: ['src/a.ts'], path: './src/a.ts', placed: 'src/a.ts' },
  { title: 'a path that goes up and down', tree: ['src/a.ts'], path: 'test/../src/a.ts', placed: 'src/a.ts' },
  {
    title: 'Windows separators',
    tree: ['scripts/maths.lua'],
    path: '.\\scripts\\maths.lua',
    placed: 'scripts/maths.lua',
  },
  {
    title: 'module and package, where two modules have the same file',
    tree: ['core/src/main/java/org/a/A.java', 'web/src/main/java/org/a/A.java'],
    path: 'web/org/a/A.java',
    placed: 'web/src/main/java/org/a/A.java',
  },
  {
    title: 'nested modules and a package',
    tree: ['shop/core/src/main/kotlin/a/B/A.kt', 'shop/web/src/main/kotlin/a/B/A.kt'],
    path: 'shop/core/a/B/A.kt',
    placed: 'shop/core/src/main/kotlin/a/B/A.kt',
  },
  {
    title: 'a module that no directory is named after',
    tree: ['core/src/main/java/org/a/A.java', 'web/src/main/java/org/a/A.java'],
    path: 'the-web/org/a/A.java',
    placed: undefined,
  },
  {
    title: 'a module whose directory two candidates have',
    tree: ['x/core/src/org/a/A.java', 'y/core/src/org/a/A.java'],
    path: 'core/org/a/A.java',
    placed: undefined,
  },
  { title: 'a Windows drive', tree: ['src/a.cs'], path: 'D:\\a\\r\\src\\a.cs', placed: 'src/a.cs' },
  { title: 'a name with a real backslash', tree: ['a\\b.ts'], path: 'a\\b.ts', placed: 'a\\b.ts' },
  { title: 'an absolute path', tree: ['src/a.ts', 'a.ts'], path: `${home}/src/a.ts`, placed: 'src/a.ts' },
  {
    title: 'a whole tree path before a part of a longer one',
    tree: ['src/a.ts', 'p/src/a.ts'],
    path: `${home}/src/a.ts`,
    placed: 'src/a.ts',
  },
  {
    title: 'the longest end',
    tree: ['src/a.ts', 'p/src/a.ts'],
    path: `${home}/p/src/a.ts`,
    placed: 'p/src/a.ts',
  },
  {
    title: 'a container path of a service',
    tree: ['services/api/src/a.ts'],
    path: '/app/src/a.ts',
    placed: 'services/api/src/a.ts',
  },
  {
    title: 'a report made in a subdirectory',
    tree: ['sub/test.txt'],
    path: 'test.txt',
    placed: 'sub/test.txt',
  },
  {
    title: 'not two files of one name',
    tree: ['a/util.ts', 'b/util.ts'],
    path: 'util.ts',
    placed: undefined,
  },
  {
    title: 'not two ends of one length',
    tree: ['a/src/x.ts', 'b/src/x.ts'],
    path: '/app/src/x.ts',
    placed: undefined,
  },
  {
    title: 'not where the parent directory differs',
    tree: ['api/index.js'],
    path: '/app/index.js',
    placed: undefined,
  },
  { title: 'not a part of a file name', tree: ['src/extra.ts'], path: 'a.ts', placed: undefined },
  { title: 'not what is not there', tree: ['src/a.ts'], path: 'src/b.ts', placed: undefined },
  { title: 'a file of the root of a flat tree', tree: ['calc.py'], path: '/app/calc.py', placed: 'calc.py' },
  {
    title: 'a file of the root beside others of that root',
    tree: ['setup.py', 'src/a.py'],
    path: '/w/setup.py',
    beside: ['/w/src/a.py'],
    placed: 'setup.py',
  },
  {
    title: 'not a file of the root from elsewhere',
    tree: ['index.js', 'src/a.js'],
    path: '/usr/lib/index.js',
    beside: ['/w/src/a.js'],
    placed: undefined,
  },
  {
    title: 'not a dependency of the same end',
    tree: ['src/a.js'],
    path: '/w/node_modules/x/src/a.js',
    placed: undefined,
  },
  {
    title: 'a dependency folder that is in the tree',
    tree: ['vendor/x/src/a.go'],
    path: '/w/vendor/x/src/a.go',
    placed: 'vendor/x/src/a.go',
  },
  {
    title: 'not a copy below the root',
    tree: ['src/a.js'],
    path: '/w/build/src/a.js',
    beside: ['/w/src/a.js'],
    placed: undefined,
  },
  {
    title: 'two machines in one report',
    tree: ['src/a.js'],
    path: '/app/src/a.js',
    beside: ['/w/src/a.js'],
    placed: 'src/a.js',
  },
  { title: 'another case as the last resort', tree: ['Src/A.cs'], path: 'src/a.cs', placed: 'Src/A.cs' },
  { title: 'the right case first', tree: ['Src/A.cs', 'src/a.cs'], path: 'src/a.cs', placed: 'src/a.cs' },
  {
    title: 'not two that differ in case only',
    tree: ['Src/a.cs', 'src/A.cs'],
    path: 'SRC/A.CS',
    placed: undefined,
  },
  {
    title: 'a path under its source root',
    tree: ['SampleApp/Sample.cs'],
    path: 'Sample.cs',
    sources: ['--source', '/code/x/SampleApp'],
    placed: 'SampleApp/Sample.cs',
  },
  {
    title: 'the source root before the same name elsewhere',
    tree: ['a/x.py', 'b/x.py'],
    path: 'x.py',
    sources: ['/w/b'],
    placed: 'b/x.py',
  },
  {
    title: 'not two source roots with the file',
    tree: ['a/x.py', 'b/x.py'],
    path: 'x.py',
    sources: ['/w/a', '/w/b'],
    placed: undefined,
  },
  {
    title: 'the source root where most files lie',
    tree: ['x.py', 'p/x.py', 'p/y.py'],
    path: 'x.py',
    sources: ['/w/p'],
    beside: ['y.py'],
    placed: 'p/x.py',
  },
  {
    title: 'the tree root where a package bears its name',
    tree: ['x.py', 'p/x.py', 'p/y.py', 't/z.py'],
    path: 'x.py',
    sources: ['/w/p'],
    beside: ['p/y.py', 't/z.py'],
    placed: 'x.py',
  },
  {
    title: 'not where source root and tree root agree equally',
    tree: ['x.py', 'p/x.py'],
    path: 'x.py',
    sources: ['/w/p'],
    placed: undefined,
  },
  {
    title: 'a configured prefix',
    tree: ['services/api/a.ts', 'services/web/a.ts'],
    path: '/app/a.ts',
    maps: [{ from: '/app', to: 'services/api' }],
    placed: 'services/api/a.ts',
  },
  {
    title: 'a configured file',
    tree: ['a/u.ts', 'b/u.ts'],
    path: 'u.ts',
    maps: [{ from: 'u.ts', to: 'b/u.ts' }],
    placed: 'b/u.ts',
  },
  {
    title: 'an empty configured prefix',
    tree: ['a/u.ts', 'b/u.ts'],
    path: 'u.ts',
    maps: [{ from: '', to: 'b' }],
    placed: 'b/u.ts',
  },
  {
    title: 'not a configured prefix that ends inside a name',
    tree: ['a/u.ts', 'b/u.ts'],
    path: '/apple/u.ts',
    maps: [{ from: '/app', to: 'a' }],
    placed: undefined,
  },
  {
    title: 'not a configured prefix that leads nowhere',
    tree: ['a/u.ts', 'b/u.ts'],
    path: 'u.ts',
    maps: [{ from: '', to: 'c' }],
    placed: undefined,
  },
  {
    title: 'not a path that climbs out',
    tree: ['a/etc/passwd', 'b/etc/passwd'],
    path: '../../etc/passwd',
    placed: undefined,
  },
  {
    title: 'not a header of the system',
    tree: ['src/b.h'],
    path: '/usr/include/c++/12/src/b.h',
    placed: undefined,
  },
  { title: 'not the empty path', tree: ['a'], path: '/', placed: undefined },
  {
    title: '__proto__ as a name like any other',
    tree: ['__proto__/a.ts'],
    path: '/w/__proto__/a.ts',
    placed: '__proto__/a.ts',
  },
  { title: 'not __proto__ where the tree has none', tree: ['a.ts'], path: '__proto__', placed: undefined },
];

describe('placePaths', () => {
  test('in a tree that was listed in part, a common end proves nothing', () => {
    const paths = ['src/a.ts', '/build/src/b.ts'].map(path => ({ path, sources: [] }));

    expect(placePaths(paths, ['src/a.ts', 'src/b.ts'], [], [], false)).toEqual({
      placed: new Map([['src/a.ts', 'src/a.ts']]),
      unplaced: ['/build/src/b.ts'],
    });
    const maps = [{ from: '/build', to: '' }];
    expect(placePaths(paths, ['src/a.ts', 'src/b.ts'], maps, [], false).placed.size).toBe(2);
  });

  test.each(cases)('places $title', ({ tree, path, beside = [], sources = [], maps = [], placed }) => {
    const paths = [path, ...beside].map(one => ({ path: one, sources }));

    const placement = placePaths(paths, tree, maps);

    expect(placement.placed.get(path)).toBe(placed);
    expect(placement.unplaced.includes(path)).toBe(placed === undefined);
  });

  test('is quick for a tree and a report with one file name throughout', () => {
    const tree = Array.from({ length: 20_000 }, (_, index) => `packages/p${index}/src/index.ts`);
    const paths = tree.map(path => ({ path: `/w/${path}`, sources: ['/w', '/elsewhere'] }));

    expect(placePaths(paths, tree).placed.size).toBe(20_000);
  });

  test('maps no more paths once a thousand source roots of each were looked at for so long', () => {
    const maps = [{ from: '/w/0', to: 'web' }];
    const place = (count: number) => {
      const sources = Array.from({ length: 1000 }, (_, i) => `/w/${i}`);
      const paths = Array.from({ length: count }, (_, i) => ({ path: `lib/${i}.js`, sources }));

      // Only the map tells which of the two it is.
      const tree = ['web', 'api'].map(folder => `${folder}/lib/${count - 1}.js`);

      return placePaths(paths, tree, maps).unplaced.length;
    };

    expect(place(10)).toBe(9);
    expect(place(100_000)).toBe(100_000);
  });

  test('stops at a bound where a thousand source roots are thousands of characters long', () => {
    const tree = ['p/a.ts', 'q/a.ts'];
    const place = (fillers: readonly string[]) =>
      placePaths(
        ['a.ts', 'b.ts', 'c.ts'].map(path => ({ path, sources: [...fillers, '/w/p'] })),
        tree,
      );

    expect(place(['/w/x', '/w/y']).placed.get('a.ts')).toBe('p/a.ts');
    expect(place(Array.from({ length: 1000 }, (_, i) => `/${'x'.repeat(4000)}/${i}`)).placed.size).toBe(0);
  });
});
