import type { SplitPath } from './split-path.ts';

const proseFolders: ReadonlySet<string> = new Set(['docs', 'doc', 'documentation', 'wiki', 'man']);
const proseExtensions: ReadonlySet<string> = new Set([
  ...['md', 'mdx', 'markdown', 'rst', 'adoc', 'asciidoc', 'org', 'textile', 'tex', 'pdf'],
]);
const proseNames =
  /^(?:readme|changelog|changes|contributing|license|licence|copying|notice|authors|codeowners)(?:[.-]|$)/i;

export function isDocumentation({ folders, name, extension }: SplitPath): boolean {
  return (
    proseExtensions.has(extension) ||
    proseNames.test(name) ||
    folders.some(folder => proseFolders.has(folder.toLowerCase()))
  );
}

/** A guide to the tests is no test. */
export const isNoteOnTests = ({ name }: SplitPath): boolean => proseNames.test(name);

/** Code that builds, shows or measures the product, and is no part of it. Folders that begin with a dot are too. */
const supportFolders: ReadonlySet<string> = new Set([
  ...['scripts', 'script', 'hack', 'examples', 'example', 'samples', 'sample', 'demo', 'demos'],
  ...['bench', 'benches', 'benchmark', 'benchmarks', 'buildsrc', 'build-logic', 'fastlane'],
]);
const supportNames: readonly RegExp[] = [
  /\.(?:config|conf|setup)\.[cm]?[jt]sx?$/,
  /^\.[^/]*rc\.[cm]?[jt]s$/,
  /^(?:gulpfile|gruntfile|jakefile|karma\.conf)(?:\.[a-z.]{1,12})?$/i,
  /^(?:setup|noxfile|fabfile|conanfile|manage|build)\.py$/,
  /^(?:build|settings)\.(?:gradle|gradle\.kts|sbt|rs|zig)$/,
  /^(?:rakefile|gemfile|podfile|dangerfile|vagrantfile|jenkinsfile)$/i,
  /\.d\.[cm]?ts$/,
];

export function isSupport({ folders, name, isBelowMain }: SplitPath): boolean {
  if (supportNames.some(pattern => pattern.test(name))) return true;
  if (isBelowMain) return false;

  return folders.some(folder => folder.startsWith('.') || supportFolders.has(folder.toLowerCase()));
}

const sourceExtensions: ReadonlySet<string> = new Set([
  ...['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'vue', 'svelte', 'astro', 'coffee'],
  ...['py', 'pyx', 'rb', 'erb', 'php', 'pl', 'pm', 'lua', 'r', 'jl', 'tcl', 'sh', 'bash', 'zsh', 'ps1'],
  ...['java', 'kt', 'scala', 'groovy', 'clj', 'cljs', 'cljc', 'cs', 'fs', 'vb', 'razor', 'cshtml'],
  ...['go', 'rs', 'c', 'h', 'cc', 'cpp', 'cxx', 'hh', 'hpp', 'hxx', 'm', 'mm', 'swift', 'zig', 'nim', 'd'],
  ...['dart', 'ex', 'exs', 'erl', 'hrl', 'hs', 'ml', 'mli', 'elm', 'cr', 'v', 'sol', 'ets', 'abap'],
  ...['cob', 'cbl', 'cpy', 'f', 'f90', 'f95', 'pas', 'dpr', 'pkb', 'pks', 'pls', 'plsql', 'cls', 'trigger'],
]);

export const isSource = ({ extension }: SplitPath): boolean => sourceExtensions.has(extension);
