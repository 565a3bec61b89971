import { groupNameOf } from '../files-to-read.ts';
import type { FileText } from '../repository-facts.ts';
import { dig, listOf, mapOf, textOf } from '../yaml/dig.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { programCommands } from './program-commands.ts';

/**
 * What a name of a task runner stands for, by `runner name`: `npm test`, `make build`, `task lint`, `just dev`. A program of the
 * repository stands under `file` and its path.
 */
export type Scripts = ReadonlyMap<string, string>;

type Entry = readonly [name: string, commands: string];

const packageFile = /(?:^|\/)package\.json$/;
const makeFile = /(?:^|\/)(?:GNU)?[Mm]akefile$/;
const taskFile = /(?:^|\/)[Tt]askfile\.ya?ml$/;
const justFile = /(?:^|\/)\.?[Jj]ustfile$/;

/** Of all such files together: where two packages have a script of one name, either may be meant. */
export function readScripts(files: Readonly<Record<string, FileText>>): Scripts {
  const scripts = new Map<string, string>();
  for (const path of Object.keys(files).toSorted())
    for (const [name, commands] of entriesOf(path, files[path]?.text ?? ''))
      scripts.set(name, `${scripts.get(name) ?? ''}${commands}\n`);

  return scripts;
}

function entriesOf(path: string, text: string): readonly Entry[] {
  if (packageFile.test(path)) return ofPackage(text);
  if (makeFile.test(path)) return ofRules('make', text);
  if (justFile.test(path)) return ofRules('just', text);

  if (taskFile.test(path)) return ofTasks(text);

  return groupNameOf(path) === 'programs' ? [[`file ${path}`, programCommands(path, text)]] : [];
}

function ofPackage(text: string): readonly Entry[] {
  return Object.entries(mapOf(dig(parseJson(text), 'scripts'))).flatMap(([name, value]) =>
    typeof value === 'string' ? [[`npm ${name}`, value] as const] : [],
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `name: what it needs`, and indented lines below; what it needs is run as well. */
function ofRules(runner: 'make' | 'just', text: string): readonly Entry[] {
  const found: [string, string][] = [];
  for (const line of text.split('\n')) {
    const head = /^@?([\w./-]{1,100})(?: [^:\n]{0,200})?:(?!=)([^\n]{0,500})/.exec(line);
    const last = found.at(-1);
    if (head !== null) {
      const needs = (head[2] ?? '').split(/\s+/).filter(word => /^[\w./-]+$/.test(word));
      found.push([`${runner} ${head[1]}`, needs.map(need => `${runner} ${need}\n`).join('')]);
    } else if (last !== undefined && /^\s+\S/.test(line)) last[1] += `${line.trim()}\n`;
  }

  return found;
}

function ofTasks(text: string): readonly Entry[] {
  return Object.entries(mapOf(dig(readYaml(text)?.[0]?.value, 'tasks'))).map(([name, task]) => {
    const commands = [...listOf(task), ...listOf(dig(task, 'cmds')), dig(task, 'cmd'), task].flatMap(
      command => textOf(command) ?? textOf(dig(command, 'cmd')) ?? called(dig(command, 'task')),
    );

    return [`task ${name}`, commands.join('\n')] as const;
  });
}

const called = (task: unknown): string | readonly [] => (typeof task === 'string' ? `task ${task}` : []);
