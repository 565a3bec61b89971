import { describe, expect, test } from 'vitest';
import { checkArchitecture } from './check-architecture.ts';

const model = ['model/pull-request.ts', 'export const a = 1;'] as const;

function breaches(path: string, text: string, ...others: (readonly [string, string])[]): readonly string[] {
  return checkArchitecture(new Map([[path, text], model, ...others]));
}

const store = ['store/inbox.ts', 'export const inbox = 1; export type Inbox = number;'] as const;
const github = ['github/port.ts', 'export const port = 1; export type Port = number;'] as const;
const app = ['app.ts', 'export const app = 1;'] as const;

describe('ranks', () => {
  test.each([
    ['a static import', "import { app } from '../app.ts';"],
    ['a type import', "import type { app } from '../app.ts';"],
    ['an import of one type', "import { type app } from '../app.ts';"],
    ['a side-effect import', "import '../app.ts';"],
    ['a namespace import', "import * as all from '../app.ts';"],
    ['an import with attributes', "import all from '../app.ts' with { type: 'json' };"],
    ['a re-export', "export { app } from '../app.ts';"],
    ['a re-exported type', "export type { app } from '../app.ts';"],
    ['a re-export of everything', "export * from '../app.ts';"],
    ['a re-exported namespace', "export * as all from '../app.ts';"],
    ['a dynamic import', "const all = await import('../app.ts');"],
    ['a dynamic import inside a template literal', 'const s = `$' + '{await import("../app.ts")}`;'],
    ['a dynamic import of a template literal', 'const all = await import(`../app.ts`);'],
    ['a dynamic import in a nested function', "const f = () => () => { void import('../app.ts'); };"],
    ['an import type', "type App = import('../app.ts').App;"],
    ['an import assignment', "import app = require('../app.ts');"],
    ['require', "const app = require('../app.ts');"],
    ['require.resolve', "const app = require.resolve('../app.ts');"],
    ['createRequire', "const app = createRequire(import.meta.url)('../app.ts');"],
    ['import.meta.resolve', "const app = import.meta.resolve('../app.ts');"],
    ['a worker file by URL', "new Worker(new URL('../app.ts', import.meta.url));"],
    ['a dynamic import by URL', "await import(new URL('../app.ts', import.meta.url).href);"],
    ['a child process by path', "fork(join(import.meta.dirname, '..', 'app.ts'));"],
    ['an import behind a comment', "/* // */ import /* ' */ { app } from /* * */ '../app.ts';"],
    ['an import behind a regular expression', "const r = /[/'`]/; import '../app.ts';"],
    ['an import with escapes', "import '../\\u0061pp.ts';"],
  ])('refuses a higher rank through %s', (_, text) => {
    expect(breaches('jobs/worker.ts', text, app)).toEqual([
      'jobs/worker.ts:1: rank 7 imports app.ts of rank 9',
    ]);
  });

  test.each([
    ['a line comment', "// import '../app.ts';"],
    ['a block comment', "/*\nimport '../app.ts';\n*/"],
    ['a string', 'const s = "import \'../app.ts\'";'],
    ['a template literal', "const s = `\nimport '../app.ts';\nimport('../app.ts')`;"],
    ['a regular expression', "const r = /import '..\\/app.ts'/;"],
    ['a method named import', "loader.import('../app.ts');"],
    ['the place of a package', 'for (const name of names) require.resolve(name);'],
    ['a URL of data', "readFileSync(new URL('../../templates/en.hbs', import.meta.url));"],
  ])('does not take %s for an import', (_, text) => {
    expect(breaches('jobs/worker.ts', text, app)).toEqual([]);
  });

  test.each([
    ['a lower rank', 'usecases/sweep.ts', "import { inbox } from '../store/inbox.ts';", []],
    ['its own folder', 'store/outbox.ts', "import { inbox } from './inbox.ts';", []],
    ['its own folder, deeper', 'store/pglite/open.ts', "import { inbox } from '../inbox.ts';", []],
    [
      'another folder of its rank',
      'github/app.ts',
      "import { inbox } from '../store/inbox.ts';",
      ['github/app.ts:1: rank 1 imports store/inbox.ts of rank 1'],
    ],
    [
      'a higher rank',
      'model/delivery.ts',
      "import type { Inbox } from '../store/inbox.ts';",
      ['model/delivery.ts:1: rank 0 imports store/inbox.ts of rank 1'],
    ],
  ])('judges an import from %s', (_, path, text, expected) => {
    expect(breaches(path, text, store)).toEqual(expected);
  });

  test('refuses the playground everything that composes the server', () => {
    expect(breaches('playground/run.ts', "import { app } from '../app.ts';", app)).toEqual([
      'playground/run.ts:1: rank 8 imports app.ts of rank 9',
    ]);
  });

  test('names the line of a late import', () => {
    expect(breaches('jobs/worker.ts', "\n\n\nimport '../app.ts';", app)).toEqual([
      'jobs/worker.ts:4: rank 7 imports app.ts of rank 9',
    ]);
  });

  test.each([
    ['a folder', 'services/run.ts'],
    ['a top-level file', 'run.ts'],
  ])('refuses %s that the table does not know', (_, path) => {
    expect(breaches(path, '')).toEqual([`${path}: has no place in the table of ranks`]);
  });
});

describe('imports nobody can follow', () => {
  test.each([
    ['a computed name', 'void import(name);', 'imports a module whose name is computed'],
    [
      'a template with a hole',
      'void import(`./$' + '{name}.ts`);',
      'imports a module whose name is computed',
    ],
    ['a computed require', 'require(name);', 'imports a module whose name is computed'],
    ['a missing file', "import './gone.ts';", 'imports ./gone.ts, and nothing is there'],
    ['a file outside of src', "import '../../test/x.ts';", 'imports ../../test/x.ts, outside of src'],
    ['an absolute path', "import '/x.ts';", 'imports /x.ts: name a package or a relative path'],
    ['a file URL', "import 'file:///x.ts';", 'imports file:///x.ts: name a package or a relative path'],
  ])('refuses %s', (_, text, expected) => {
    expect(breaches('jobs/worker.ts', text)).toEqual([`jobs/worker.ts:1: ${expected}`]);
  });
});

test('Drizzle is loaded in one place, and its types wherever they are needed', () => {
  const loading = "import { sql } from 'drizzle-orm';";
  expect(breaches('store/inbox.ts', loading)).toEqual([
    'store/inbox.ts:1: imports drizzle-orm: store/drizzle.ts has it, loaded in a tenth of the time',
  ]);
  expect(breaches('store/drizzle.ts', loading)).toEqual([]);
  expect(breaches('store/inbox.ts', "import type { SQL } from 'drizzle-orm/pg-core';")).toEqual([]);
});

describe('purity', () => {
  test.each([
    ['the disk', "import { readFileSync } from 'node:fs';", 'node:fs in a pure folder'],
    ['the disk without prefix', "import { readFileSync } from 'fs';", 'fs in a pure folder'],
    ['a child process', "import { fork } from 'node:child_process';", 'node:child_process in a pure folder'],
    ['the network', "import 'node:http';", 'node:http in a pure folder'],
    ['random bytes', "import { createHash, randomUUID } from 'node:crypto';", 'node:crypto in a pure folder'],
    ['all of crypto', "import * as crypto1 from 'node:crypto';", 'node:crypto in a pure folder'],
    ['a dynamic import of the disk', "await import('node:fs');", 'node:fs in a pure folder'],
    ['a re-export of the disk', "export { readFileSync } from 'node:fs';", 'node:fs in a pure folder'],
    ['a package that talks', "import { Octokit } from 'octokit';", 'package octokit in a pure folder'],
    [
      'a scoped package',
      "import x from '@hono/node-server/conninfo';",
      'package @hono/node-server in a pure folder',
    ],
    ['the clock', 'const at = Date.now();', 'Date as a clock in a pure folder'],
    ['the clock by key', "const at = Date['now']();", 'Date as a clock in a pure folder'],
    ['the clock by alias', 'const D = Date;', 'Date as a clock in a pure folder'],
    ['the clock taken apart', 'const { now } = Date;', 'Date as a clock in a pure folder'],
    ['the clock as text', 'const at = Date();', 'Date as a clock in a pure folder'],
    ['a new date of now', 'const at = new Date();', 'new Date() without argument in a pure folder'],
    [
      'a new date without parentheses',
      'const at = new Date;',
      'new Date() without argument in a pure folder',
    ],
    ['a new date of spread', 'const at = new Date(...a);', 'new Date() without argument in a pure folder'],
    ['the clock as a default', 'const f = (now = Date.now) => now();', 'Date as a clock in a pure folder'],
    ['the clock behind a cast', 'const at = (Date as Clock).now();', 'Date as a clock in a pure folder'],
    ['chance', 'const n = Math.random();', 'Math.random in a pure folder'],
    ['chance by key', "const n = Math['random']();", 'Math.random in a pure folder'],
    ['chance taken apart', 'const { random } = Math;', 'Math.random in a pure folder'],
    ['the process', 'const home = process.env.HOME;', 'process in a pure folder'],
    ['the process in shorthand', 'const o = { process };', 'process in a pure folder'],
    ['the network', "const r = fetch('https://x');", 'fetch in a pure folder'],
    ['a timer', 'setTimeout(f, 1);', 'setTimeout in a pure folder'],
    ['the global object', 'const f = globalThis.fetch;', 'globalThis in a pure folder'],
  ])('refuses %s', (_, text, expected) => {
    expect(breaches('coverage/parse.ts', text)).toEqual([`coverage/parse.ts:1: ${expected}`]);
  });

  test.each([
    ['a date of an argument', 'const at = new Date(ms);'],
    ['a date of parts', 'const at = Date.UTC(2026, 0, 1);'],
    ['a test for a date', 'const is = at instanceof Date;'],
    ['the type of a date', 'function f(at: Date): Date { return at; }'],
    ['harmless mathematics', 'const n = Math.max(1, 2);'],
    ['a property named like a global', 'const p = job.process + { fetch: 1 }.fetch;'],
    ['a method named like a global', 'class C { fetch() { return 1; } }'],
    ['a type named like a global', 'type F = typeof fetch; interface P { process: number }'],
    ['a word in a string', "const s = 'Date.now() process fetch';"],
    ['a hash', "import { createHash } from 'node:crypto';"],
    ['paths', "import { join } from 'node:path/posix';"],
    ['types of Node', "import type { Readable } from 'node:stream';"],
    ['types of a package', "import { type Octokit } from 'octokit';"],
    ['a pure package', "import { parse } from 'yaml';"],
  ])('allows %s', (_, text) => {
    expect(breaches('coverage/parse.ts', text)).toEqual([]);
  });

  test('refuses a value and allows a type from a folder that is not pure', () => {
    expect(breaches('render/title.ts', "import { port } from '../github/port.ts';", github)).toEqual([
      'render/title.ts:1: a pure folder imports github/port.ts by value',
    ]);
    expect(breaches('render/title.ts', "import type { Port } from '../github/port.ts';", github)).toEqual([]);
  });

  test('leaves clock and process to the other folders', () => {
    expect(
      breaches('jobs/worker.ts', "import 'node:fs'; import 'octokit'; process.exit(Date.now());"),
    ).toEqual([]);
  });
});

describe('shape', () => {
  test.each([
    [250, []],
    [251, ['jobs/worker.ts: 251 lines, at most 250 are allowed']],
  ])('judges a file of %i lines', (lines, expected) => {
    expect(breaches('jobs/worker.ts', 'f();\n'.repeat(lines))).toEqual(expected);
  });

  test.each([
    'utils',
    'util',
    'helpers',
    'common',
    'misc',
    'manager',
    'github-helpers',
    'string-utils',
    'queue-manager',
  ])('refuses a file named %s', name => {
    expect(breaches(`jobs/${name}.ts`, '')).toEqual([`jobs/${name}.ts: "${name}" names no subject`]);
  });

  test('refuses a folder named utils', () => {
    expect(breaches('jobs/utils/retry.ts', '')).toEqual(['jobs/utils/retry.ts: "utils" names no subject']);
  });

  test('allows a name that only begins with such a word', () => {
    expect(breaches('jobs/common-prefix.ts', '')).toEqual([]);
  });

  test('refuses a name that is not kebab-case', () => {
    expect(breaches('jobs/runJob.ts', '')).toEqual(['jobs/runJob.ts: "runJob" is not kebab-case']);
  });
});

describe('cycles', () => {
  test('finds a file that imports itself', () => {
    expect(breaches('jobs/a.ts', "import './a.ts';")).toEqual(['import cycle: jobs/a.ts → jobs/a.ts']);
  });

  test('finds a cycle of three, one link of them a type and one dynamic', () => {
    const others = [
      ['jobs/b.ts', "import type { C } from './c.ts';"],
      ['jobs/c.ts', "void import('./a.ts');"],
    ] as const;
    expect(breaches('jobs/a.ts', "export * from './b.ts';", ...others)).toEqual([
      'import cycle: jobs/a.ts → jobs/b.ts → jobs/c.ts → jobs/a.ts',
    ]);
  });

  test('does not take a diamond for a cycle', () => {
    const others = [
      ['jobs/b.ts', "import './d.ts';"],
      ['jobs/c.ts', "import './d.ts';"],
      ['jobs/d.ts', ''],
    ] as const;
    expect(breaches('jobs/a.ts', "import './b.ts'; import './c.ts';", ...others)).toEqual([]);
  });
});
