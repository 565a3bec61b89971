import { InvalidArgumentError, type Option } from 'commander';
import type { Component, MissingFiles, Partials, PathMap } from '../../model/coverage.ts';

export type OutputFormat = 'text' | 'json' | 'markdown';

export interface CoverageOptions {
  diff?: string;
  base?: string;
  report: string[];
  ignore: string[];
  pathMap: PathMap[];
  tree?: string;
  target: number;
  partials: Partials;
  missingFiles: MissingFiles;
  minLines: number;
  component: Component[];
  ignoreWhitespace?: boolean;
  judgeGenerated?: boolean;
  format: OutputFormat;
  /** The server that the reports are sent to; then nothing is judged here. */
  send?: string;
  repository?: { owner: string; name: string };
}

/** Without a default, which the help would show as `[]`: see `noneGiven`. */
export function repeatable<T>(option: Option, read: (text: string) => T): Option {
  return option.argParser((text, before: T[] = []) => [...before, read(text)]);
}

export const noneGiven: Pick<CoverageOptions, 'report' | 'ignore' | 'pathMap' | 'component'> = {
  report: [],
  ignore: [],
  pathMap: [],
  component: [],
};

export function readPathMap(text: string): PathMap {
  const equals = text.indexOf('=');
  if (equals === -1) throw new InvalidArgumentError('Expected from=to, such as /app=services/api.');
  return { from: text.slice(0, equals), to: text.slice(equals + 1) };
}

export function readTarget(text: string): number {
  const target = /^\d{1,3}(?:\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN;
  if (!(target <= 100)) throw new InvalidArgumentError('Expected a percentage from 0 to 100.');
  return target;
}

export function readMinLines(text: string): number {
  const lines = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (!(lines <= 1000)) throw new InvalidArgumentError('Expected a whole number from 0 to 1000.');
  return lines;
}

/** `name=target:glob,glob` */
export function readComponent(text: string): Component {
  const [, name = '', target = '', globs = ''] = /^([^=]+)=([^:]*):(.+)$/.exec(text) ?? [];
  if (name === '')
    throw new InvalidArgumentError('Expected name=target:globs, such as api=90:services/api/**.');
  // A comma within braces belongs to its glob.
  return { name, target: readTarget(target), paths: globs.split(/,(?![^{]*\})/) };
}
