import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { declarePermissions } from '../../../../src/render/issues/patch/declare-permissions.ts';
import { isShowable, unifiedPatch } from '../../../../src/render/issues/patch/unified-patch.ts';

const path = '.github/workflows/test.yml';
const jobs = 'jobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n';
const declared = 'permissions:\n  contents: read\n';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rung-test-patch-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What `git apply` makes of the file, after the patch went through a page as text. */
function applied(before: string, after: string): string {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, before);
  const options = {
    cwd: folder,
    env: { PATH: process.env['PATH'], GIT_CEILING_DIRECTORIES: dirname(folder) },
  };
  execFileSync('git', ['apply', '-'], { ...options, input: unifiedPatch({ path, before, after }) });

  return readFileSync(file, 'utf8');
}

describe('git applies the patch to', () => {
  test.each([
    ['a plain file', `name: T\non: [push]\n${jobs}`, `name: T\non: [push]\n${declared}${jobs}`],
    ['one without a line end', `on: push\n${jobs.trimEnd()}`, `on: push\n${declared}${jobs.trimEnd()}`],
    ['one that ends with `on`', `${jobs}on: push`, `${jobs}on: push\n${declared.trimEnd()}`],
    [
      'one with comments above and below `on`',
      `# Tests.\n\n# When.\non:\n  push:\n    branches: [main]\n  # Others too.\n  pull_request:\n\n# What.\n${jobs}`,
      `# Tests.\n\n# When.\non:\n  push:\n    branches: [main]\n  # Others too.\n  pull_request:\n${declared}\n# What.\n${jobs}`,
    ],
    [
      'a list as far left as its key',
      `on:\n- push\n- pull_request\n${jobs}`,
      `on:\n- push\n- pull_request\n${declared}${jobs}`,
    ],
    ['a flow over several lines', `on: [\n  push\n]\n${jobs}`, `on: [\n  push\n]\n${declared}${jobs}`],
    ['a quoted `on`', `"on": push\n${jobs}`, `"on": push\n${declared}${jobs}`],
    [
      'one whose job writes',
      `on: push\njobs:\n  release:\n    # Only tags.\n    runs-on: ubuntu-latest\n    steps:\n      - run: git push\n`,
      `on: push\n${declared}jobs:\n  release:\n    permissions:\n      contents: write\n    # Only tags.\n    runs-on: ubuntu-latest\n    steps:\n      - run: git push\n`,
    ],
  ])('%s', (_, before, expected) => {
    const after = declarePermissions(path, before);

    expect(after).toBe(expected);
    expect(isShowable({ path, before, after: expected })).toBe(true);
    expect(applied(before, expected)).toBe(expected);
  });
});

describe('nothing is changed of', () => {
  test.each([
    // Text that is copied from a page has no carriage returns: git would refuse the patch.
    ['a file with carriage returns', `on: push\r\n${jobs.replaceAll('\n', '\r\n')}`],
    ['anchors', `on: push\n${jobs.replace('ubuntu-latest', '&where ubuntu-latest')}`],
    ['aliases', `env: &all { A: "1" }\non: push\n${jobs}    env: *all\n`],
    ['a declaration that writes', `on: push\npermissions: write-all\n${jobs}`],
    ['no YAML', 'on: [push\njobs: }'],
    ['no workflow', 'name: only'],
    ['`on` within a flow', '{ on: push, jobs: { test: { runs-on: x, steps: [ { run: npm test } ] } } }\n'],
    [
      'a job that writes and stands on one line',
      'on: push\njobs:\n  a: { runs-on: x, steps: [ { run: git push } ] }\n',
    ],
  ])('%s', (_, before) => {
    expect(declarePermissions(path, before)).toBeNull();
  });
});

test.each([
  ['.github/workflows/a b.yml', 'on: push\n'],
  ['.github/workflows/"a".yml', 'on: push\n'],
  ['.github/workflows/a\n.yml', 'on: push\n'],
  [path, 'on: push # \u202e\n'],
  [path, 'on: push # \u200b\n'],
  [path, 'on: push # \u0000\n'],
])('a patch of %j with %j would not survive a page', (odd, text) => {
  expect(isShowable({ path: odd, before: text, after: text })).toBe(false);
});
