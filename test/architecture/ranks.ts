/** Rank of each folder of `src`: a file imports only from lower ranks or from its own folder. */
export const ranks: Readonly<Record<string, number>> = {
  model: 0,
  facts: 1,
  coverage: 1,
  metrics: 1,
  policy: 1,
  github: 1,
  store: 1,
  practices: 2,
  maturity: 3,
  render: 4,
  collect: 5,
  publish: 5,
  usecases: 6,
  jobs: 7,
  webhooks: 8,
  http: 8,
  commands: 8,
  playground: 8,
};

/** The files that may stand beside the folders: they compose everything else. */
export const topLevelFiles: ReadonlySet<string> = new Set([
  'app.ts',
  'cli.ts',
  'command-line.ts',
  'examine-server.ts',
  'explain-repository.ts',
  'handlers.ts',
  'load-environment.ts',
  'log.ts',
  'main.ts',
  'metrics-sources.ts',
  'mistyped-settings.ts',
  'open-token-github.ts',
  'read-environment-file.ts',
  'read-key-setting.ts',
  'read-only-services.ts',
  'rebuild-server.ts',
  'replay-delivery.ts',
  'replay-server.ts',
  'setting-forms.ts',
  'settings.ts',
  'start-server.ts',
  'with-database.ts',
]);
export const topLevelRank = 9;

/** Folders whose code depends on its arguments alone: no disk, network, process, clock or chance. */
export const pureFolders: ReadonlySet<string> = new Set([
  'model',
  'facts',
  'coverage',
  'metrics',
  'policy',
  'practices',
  'maturity',
  'render',
]);

/** What a pure file may import by value from Node itself: all of a module, or only these names. */
export const harmlessBuiltins: Readonly<Record<string, 'all' | readonly string[]>> = {
  'node:buffer': ['Buffer'],
  'node:crypto': ['createHash'],
  'node:path/posix': 'all',
  'node:string_decoder': 'all',
  'node:util': ['isDeepStrictEqual', 'TextDecoder', 'TextEncoder'],
};

/** Packages that a pure file may import by value; types may come from anywhere. */
export const purePackages: ReadonlySet<string> = new Set([
  ...['@streamparser/json', 'diff', 'handlebars', 'saxes', 'yaml', 'zod'],
]);

/** Rank of a path below `src`; undefined where the table has no place for it. */
export function rankOf(path: string): number | undefined {
  const folder = folderOf(path);
  if (folder === '') return topLevelFiles.has(path) ? topLevelRank : undefined;
  return ranks[folder];
}

/** The first folder below `src`; empty for a file that stands beside the folders. */
export function folderOf(path: string): string {
  const slash = path.indexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
