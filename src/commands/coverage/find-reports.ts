import { glob, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { OperatorError } from '../../model/operator-error.ts';

export interface FoundReport {
  /** As people would type it. */
  file: string;
  absolute: string;
  /** Named, not found by a wildcard: then it ought to be a report. */
  isNamed: boolean;
}

const passedOver = ['node_modules', '.git'];

/** Every file that the patterns name, once; a pattern that matches nothing is an error. */
export async function findReports(patterns: readonly string[], cwd: string): Promise<FoundReport[]> {
  const found = new Map<string, FoundReport>();
  for (const pattern of patterns) {
    const files = await filesOf(pattern, cwd);
    if (files.length === 0) throw new OperatorError(await nothingFound(pattern, cwd));
    for (const report of files) if (!found.get(report.absolute)?.isNamed) found.set(report.absolute, report);
  }
  return [...found.values()];
}

async function filesOf(pattern: string, cwd: string): Promise<FoundReport[]> {
  const named = resolve(cwd, pattern);
  if (await isFile(named)) return [{ file: pattern, absolute: named, isNamed: true }];

  const exclude = (name: string) => passedOver.some(part => part === name && !pattern.includes(part));
  const files: FoundReport[] = [];
  for await (const path of glob(pattern, { cwd, exclude })) {
    const absolute = resolve(cwd, path);
    if (!(await isFile(absolute))) continue;
    files.push({ file: relative(cwd, absolute).split(sep).join('/'), absolute, isNamed: false });
  }
  return files.sort((first, second) => (first.file < second.file ? -1 : 1));
}

async function nothingFound(pattern: string, cwd: string): Promise<string> {
  if (pattern === '') return '--report is empty; expected a file or a glob such as coverage/lcov.info';
  const status = await stat(resolve(cwd, pattern)).catch(() => undefined);
  if (status === undefined) return `--report ${pattern} matches no file`;
  const what = status.isDirectory() ? 'a directory' : 'a pipe or a device';
  return `--report ${pattern} is ${what}; expected a file or a glob such as **/lcov.info`;
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
