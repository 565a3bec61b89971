import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathOf } from './write-reports.ts';

const changedCount = 40;
const addedLines = 50;

export const changedFiles = (files: number): readonly string[] =>
  Array.from({ length: changedCount }, (_, index) => pathOf(Math.floor((index * files) / changedCount)));

/** A diff that touches 40 of the files, and the list of all. Returns the options that name them. */
export function writeDiff(directory: string, files: number): readonly string[] {
  const [diff, tree] = [join(directory, `${files}.diff`), join(directory, `${files}.tree`)];
  const hunk = `@@ -10,0 +11,${addedLines} @@\n${'+  added();\n'.repeat(addedLines)}`;
  const sections = changedFiles(files).map(
    path => `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n${hunk}`,
  );
  writeFileSync(diff, sections.join(''));
  writeFileSync(tree, Array.from({ length: files }, (_, file) => `${pathOf(file)}\n`).join(''));

  return ['--diff', diff, '--tree', tree];
}

/** A repository with all of the files, 40 of them changed since its only commit. */
export function writeRepository(directory: string, files: number): readonly string[] {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: directory, stdio: 'ignore' });
  for (let file = 0; file < files; file++) {
    const path = join(directory, pathOf(file));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '  line();\n'.repeat(100));
  }
  git('init', '-q');
  git('add', '-A');
  git('-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', 'commit', '-qm', 'all files');
  for (const path of changedFiles(files)) {
    const lines = readFileSync(join(directory, path), 'utf8').split('\n');
    lines.splice(10, 0, ...Array.from({ length: addedLines }, () => '  added();'));
    writeFileSync(join(directory, path), lines.join('\n'));
  }
  return ['--base', 'HEAD'];
}
