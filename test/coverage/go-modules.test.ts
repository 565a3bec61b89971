import { describe, expect, test } from 'vitest';
import { goModFiles, goModuleMap } from '../../src/coverage/go-modules.ts';
import { placePaths } from '../../src/coverage/place-paths.ts';

const reported = (...paths: string[]) => paths.map(path => ({ path, sources: [] }));
const placed = (paths: string[], tree: string[], mods: Record<string, string>) =>
  Object.fromEntries(
    placePaths(
      reported(...paths),
      tree,
      [],
      Object.entries(mods).map(([from, to]) => ({ from, to })),
    ).placed,
  );

describe('go.mod', () => {
  test.each([
    ['module example.com/quotes\n\ngo 1.24\n', 'example.com/quotes'],
    ['// The module.\nmodule example.com/quotes // is this\n', 'example.com/quotes'],
    ['module "example.com/quotes/v2"\r\n', 'example.com/quotes/v2'],
    ['module (\n\texample.com/quotes\n)\n', 'example.com/quotes'],
    ['go 1.24\nmodule quotes', 'quotes'],
  ])('names its module: %j', (text, from) => {
    expect(goModuleMap('services/api/go.mod', text)).toEqual({ from, to: 'services/api' });
  });

  test.each(['', 'go 1.24\n', '// module example.com/quotes\n', 'require example.com/module v1\n'])(
    'names none: %j',
    text => {
      expect(goModuleMap('go.mod', text)).toBeUndefined();
    },
  );

  test.each([
    ['line ends', '\n'],
    ['blanks', ' '],
  ])('of a megabyte of %s names none, at once', (_, part) => {
    expect(goModuleMap('go.mod', part.repeat(1_000_000 / part.length))).toBeUndefined();
  });

  test('at the root stands for the root', () => {
    expect(goModuleMap('go.mod', 'module a.b/c')).toEqual({ from: 'a.b/c', to: '' });
  });

  test('files are found at any depth, the nearest first', () => {
    expect(goModFiles(['a/b/go.mod', 'go.mod', 'x/cargo.mod', 'z/go.mod'])).toEqual([
      ...['go.mod', 'z/go.mod', 'a/b/go.mod'],
    ]);
  });
});

describe('import paths', () => {
  const tree = ['pay/util/a.go', 'web/util/a.go', 'web/inner/util/a.go', 'util/b.go'];

  test('that end alike are told apart by their modules', () => {
    const modules = { 'example.com/pay-service': 'pay', 'example.com/front': 'web' };
    const paths = ['example.com/pay-service/util/a.go', 'example.com/front/util/a.go'];

    expect(placed(paths, tree, {})).toEqual({});
    expect(placed(paths, tree, modules)).toEqual({
      [paths[0] ?? '']: 'pay/util/a.go',
      [paths[1] ?? '']: 'web/util/a.go',
    });
  });

  test('belong to the module with the longest name', () => {
    const modules = { 'example.com/front': 'web', 'example.com/front/x': 'web/inner' };

    expect(placed(['example.com/front/x/util/a.go'], tree, modules)).toEqual({
      'example.com/front/x/util/a.go': 'web/inner/util/a.go',
    });
  });

  test('of a module at the root, and those of none, are found', () => {
    expect(placed(['example.com/q/util/b.go', 'x.com/y/util/b.go'], tree, { 'example.com/q': '' })).toEqual({
      'example.com/q/util/b.go': 'util/b.go',
    });
    expect(placed(['x.com/y/util/b.go'], tree, { 'example.com/q': '' })).toEqual({
      'x.com/y/util/b.go': 'util/b.go',
    });
  });
});
