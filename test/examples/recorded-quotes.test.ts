import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { readRecorded, recordedNames } from '../../src/playground/scenario/recorded.ts';
import { hashCommit, hashTree } from './git-hashes.ts';

const example = join(import.meta.dirname, '../../examples/quotes');
const commits = recordedNames.map(readRecorded);

function readFolder(folder: string): Record<string, string> {
  const root = join(example, folder);
  const paths = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    paths.map(path => [
      path
        .slice(root.length + 1)
        .split(sep)
        .join('/'),
      readFileSync(path, 'utf8'),
    ]),
  );
}

/** The files of `base` after a diff that adds and changes, as the recorded ones do. */
function patched(base: Readonly<Record<string, string>>, diff: string): Record<string, string> {
  const files = { ...base };
  for (const patch of parsePatch(diff)) {
    const path = patch.newFileName?.replace(/^b\//, '') ?? '';
    const text = applyPatch(files[path] ?? '', patch);
    if (text !== false) files[path] = text;
  }
  return files;
}

test('every recording belongs to a commit of the history, and the other way round', () => {
  const files = readdirSync(join(example, 'recorded')).sort();
  expect(files).toEqual(recordedNames.map(name => `${name}.json`).sort());
});

describe.each(commits)('$name', commit => {
  test('has the files of its sources', () => {
    const [first, second] = commit.parents;
    if (first === undefined) {
      expect(commit.files).toEqual(readFolder('repository'));
    } else if (second === undefined) {
      expect(commit.files).toEqual({ ...readRecorded(first).files, ...readFolder(`history/${commit.name}`) });
    } else {
      expect(Object.keys(commit.files)).toEqual(
        expect.arrayContaining(Object.keys(readRecorded(second).files)),
      );
    }
  });

  test('has the files that its diff makes of its base', () => {
    if (commit.base === null) expect(commit.diff).toBe('');
    else expect(patched(readRecorded(commit.base).files, commit.diff)).toEqual(commit.files);
  });

  test('has the hashes that Git gives it', () => {
    expect(hashTree(commit.files)).toBe(commit.treeSha);
    const parentShas = commit.parents.map(name => readRecorded(name).sha);
    expect(hashCommit(commit, parentShas)).toBe(commit.sha);
  });

  test('has reports unless its tests failed', () => {
    expect(commit.reports === null).toBe(commit.test === 'failed');
  });

  test('names no directory but that of a hosted runner', () => {
    const text = JSON.stringify(commit.reports);
    const directories = [...text.matchAll(/<source>([^<]*)<\/source>/g)].map(([, directory]) => directory);
    expect(directories).toEqual(commit.reports === null ? [] : ['/home/runner/work/quotes/quotes']);
    expect(text).not.toMatch(/SF:\/|filename=\\"\//);
  });
});

test('only the broken main fails its tests', () => {
  expect(commits.filter(commit => commit.test === 'failed').map(commit => commit.name)).toEqual(['main-red']);
});
