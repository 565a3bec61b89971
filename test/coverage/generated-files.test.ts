import { describe, expect, test } from 'vitest';
import { attributesFolders, generatedMatcher } from '../../src/coverage/generated-files.ts';

const root = (text: string) => generatedMatcher([{ folder: '', text }]);

describe('what .gitattributes marks as generated', () => {
  test.each([
    ['*.pb.go linguist-generated', 'a/b.pb.go', true],
    ['*.pb.go linguist-generated=true', 'b.pb.go', true],
    ['*.pb.go text linguist-generated diff', 'b.pb.go', true],
    ['*.pb.go linguist-generated=false', 'b.pb.go', false],
    ['*.pb.go -linguist-generated', 'b.pb.go', false],
    ['*.pb.go !linguist-generated', 'b.pb.go', false],
    ['*.pb.go linguist-vendored', 'b.pb.go', false],
    ['*.pb.go linguist-generated-not', 'b.pb.go', false],
    ['# *.pb.go linguist-generated', '# *.pb.go', false],
    ['[attr]gen linguist-generated', '[attr]gen', false],
    ['gen/*.ts linguist-generated', 'gen/a.ts', true],
    ['gen/*.ts linguist-generated', 'x/gen/a.ts', false],
    ['/a.ts linguist-generated', 'a.ts', true],
    ['/a.ts linguist-generated', 'x/a.ts', false],
    ['gen/** linguist-generated', 'gen/x/a.ts', true],
    ['gen/ linguist-generated', 'gen/a.ts', false],
    ['gen linguist-generated', 'gen/a.ts', false],
    ['{a}.ts linguist-generated', '{a}.ts', true],
    ['{a}.ts linguist-generated', 'a.ts', false],
    ['[^a].ts linguist-generated', 'b.ts', true],
    ['"with blank.ts" linguist-generated', 'with blank.ts', true],
    ['  *.ts\tlinguist-generated', 'a.ts', true],
  ])('%s: %s %s', (line, path, isGenerated) => {
    expect(root(line)(path)).toBe(isGenerated);
  });

  test('the last line that matches decides, with any line ending', () => {
    const text = '*.ts linguist-generated\r\nsrc/*.ts -linguist-generated\r\n*.ts text\r\n';

    expect(['a.ts', 'src/a.ts'].map(root(text))).toEqual([true, false]);
  });

  test('a file deeper in the tree decides over one above it, and only for what is below it', () => {
    const isGenerated = generatedMatcher([
      { folder: 'web/[x]', text: '*.ts -linguist-generated\n/b.js linguist-generated' },
      { folder: '', text: '*.ts linguist-generated' },
    ]);

    expect(['a.ts', 'web/[x]/a.ts', 'web/[x]/b.js', 'web/x/a.ts', 'b.js'].map(isGenerated)).toEqual([
      ...[true, false, true, true, false],
    ]);
  });
});

test('patterns made to take hours are not looked at for longer than seconds; few of them are', () => {
  const rule = (stars: number) => `${'*a'.repeat(stars)} linguist-generated\n`;
  const paths = Array.from({ length: 3_000 }, (_, i) => `${'a'.repeat(200)}${i}`);

  expect(paths.filter(root(rule(250).repeat(2_000)))).toEqual([]);
  expect(paths.map(path => `${path}a`).filter(root(rule(5)))).toHaveLength(3_000);
});

test('files are looked for where they may say something of the paths, not far down', () => {
  const tree = [
    '.gitattributes',
    'web/.gitattributes',
    'api/.gitattributes',
    'web/a/.gitattributes',
    'web/a/b.ts',
  ];

  expect(attributesFolders(tree, ['web/a/b.ts']).map(({ folder }) => folder)).toEqual(['', 'web', 'web/a']);
});
