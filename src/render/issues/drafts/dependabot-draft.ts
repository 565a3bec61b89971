import { type Draft, type DraftContext, pathsOf } from './draft.ts';

/** Package managers by the files that name dependencies. */
const ecosystems: readonly (readonly [string, RegExp])[] = [
  ['npm', /(?:^|\/)package\.json$/],
  ['maven', /(?:^|\/)pom\.xml$/],
  ['gradle', /(?:^|\/)build\.gradle(?:\.kts)?$/],
  ['gomod', /(?:^|\/)go\.mod$/],
  ['cargo', /(?:^|\/)Cargo\.toml$/],
  ['pip', /(?:^|\/)(?:pyproject\.toml|requirements[\w.-]*\.txt|Pipfile|setup\.py)$/],
  ['bundler', /(?:^|\/)Gemfile$/],
  ['composer', /(?:^|\/)composer\.json$/],
  ['nuget', /\.(?:csproj|fsproj|sln)$/],
  ['mix', /(?:^|\/)mix\.exs$/],
  ['pub', /(?:^|\/)pubspec\.yaml$/],
  ['docker', /(?:^|\/)Dockerfile$/],
  ['terraform', /\.tf$/],
];
const aside = /(?:^|\/)(?:node_modules|vendor|third_party|examples?|fixtures?|testdata|tests?|docs?)\//i;
const maxFolders = 3;

/** Of the package managers seen in the tree, each with the folders nearest to the root. */
export function dependabotDraft(context: DraftContext): Draft | null {
  const paths = pathsOf(context).filter(path => !aside.test(path));
  const found = ecosystems.flatMap(([name, pattern]) =>
    foldersOf(paths.filter(path => pattern.test(path))).map(folder => ({ name, folder })),
  );
  const actions = paths.some(path => path.startsWith('.github/workflows/'))
    ? [{ name: 'github-actions', folder: '/' }]
    : [];
  const all = [...found, ...actions];
  if (all.length === 0) return null;
  const entries = all.flatMap(({ name, folder }) => [
    `  - package-ecosystem: ${name}`,
    `    directory: ${/^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder)}`,
    '    schedule: { interval: weekly }',
    `    groups: { minor: { update-types: [minor, patch] } }`,
  ]);

  return {
    path: '.github/dependabot.yml',
    language: 'yaml',
    text: ['version: 2', 'updates:', ...entries, ''].join('\n'),
  };
}

function foldersOf(paths: readonly string[]): readonly string[] {
  const folders = new Set(paths.map(path => `/${path.split('/').slice(0, -1).join('/')}`));
  const depth = (folder: string) => (folder === '/' ? 0 : folder.split('/').length);

  return [...folders].toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1)).slice(0, maxFolders);
}
