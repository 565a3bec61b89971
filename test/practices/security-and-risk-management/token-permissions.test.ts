import { describe, expect, test } from 'vitest';
import { tokenPermissions } from '../../../src/practices/security-and-risk-management/token-permissions.ts';
import { filesOf, repositoryFacts, resultOf, workflowText } from '../../builders/ladder-facts.ts';

const workflows = (
  all: number,
  declaring: number,
  permissions: string = 'permissions: { contents: read }\n',
) =>
  filesOf(
    Object.fromEntries(
      Array.from({ length: all }, (_, index) => [
        `.github/workflows/${index}.yml`,
        workflowText(index < declaring ? permissions : ''),
      ]),
    ),
  );

const judge = (files: ReturnType<typeof filesOf>) => resultOf(tokenPermissions, repositoryFacts({ files }));

describe('token permissions', () => {
  test.each([
    [10, 2, 1],
    [10, 3, 2],
    [10, 6, 2],
    [10, 7, 3],
    [10, 9, 3],
    [10, 10, 5],
  ])('of %i workflow files with %i declaring it is level %i', (all, declaring, level) => {
    expect(judge(workflows(all, declaring))).toMatchObject({
      level,
      value: declaring * 10,
      figures: { part: declaring, whole: all },
    });
  });

  test.each([
    ['nothing at all', 'permissions: {}\n', 100],
    ['read-all', 'permissions: read-all\n', 100],
    ['write-all', 'permissions: write-all\n', 0],
    ['one scope to write', 'permissions: { contents: read, packages: write }\n', 0],
  ])('%s at the top counts as it is meant', (_, permissions, value) => {
    expect(judge(workflows(1, 1, permissions)).value).toBe(value);
  });

  test('names the files that declare nothing', () => {
    expect(judge(workflows(2, 1)).evidence).toEqual([
      { text: '.github/workflows/1.yml', path: '.github/workflows/1.yml' },
    ]);
  });

  test('is not applicable without workflow files', () => {
    expect(judge(filesOf({ 'README.md': '# Quotes' }))).toMatchObject({
      state: 'not-applicable',
      reason: { kind: 'nothing', what: 'workflows' },
    });
  });

  test('is unknown where one file cannot be read, and where nothing tells the files', () => {
    const files = filesOf({ '.github/workflows/a.yml': 'on: [push\njobs: {' });
    expect(judge(files)).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'unreadable', path: '.github/workflows/a.yml' } },
    });
    expect(resultOf(tokenPermissions, repositoryFacts())).toMatchObject({
      reason: { cause: { kind: 'clone' } },
    });
  });
});
