import { describe, expect, test } from 'vitest';
import { binaryFree } from '../../../src/practices/security-and-risk-management/binary-free.ts';
import { repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';

const judge = (...paths: readonly string[]) =>
  resultOf(binaryFree, repositoryFacts({ tree: treeOf(...paths) }));

describe('no executables', () => {
  test('none is met, one is not', () => {
    expect(judge('src/a.ts')).toMatchObject({ value: 0, level: 5, state: 'met' });
    expect(judge('src/a.ts', 'lib/a.jar')).toMatchObject({ value: 1, level: 2, state: 'unmet' });
    expect(judge('src/a.ts', 'lib/a.jar', 'b.exe')).toMatchObject({
      ...{ value: 2, level: 2, state: 'unmet' },
      evidence: [{ path: 'lib/a.jar' }, { path: 'b.exe' }],
    });
  });

  test.each([
    ['a.dll', 1],
    ['A.EXE', 1],
    ['lib/libc.so', 1],
    ['lib/libc.so.6', 1],
    ['lib/libc.so.1.2.3', 1],
    ['a.pyc', 1],
    ['app.war', 1],
    ['gradle/wrapper/gradle-wrapper.jar', 0],
    ['api/gradle/wrapper/gradle-wrapper.jar', 0],
    ['gradle-wrapper.jar', 1],
    ['.mvn/wrapper/maven-wrapper.jar', 0],
    ['internal/testdata/a.exe', 0],
    ['test/fixtures/a.jar', 0],
    ['fixtures.jar', 1],
    ['exe', 0],
    ['notes.so.md', 0],
    ['logo.png', 0],
    ['data.zip', 0],
  ])('%s counts %i', (path, value) => {
    expect(judge(path).value).toBe(value);
  });

  test('is unknown where nobody sees the tree', () => {
    expect(resultOf(binaryFree, repositoryFacts()).state).toBe('unknown');
  });
});
