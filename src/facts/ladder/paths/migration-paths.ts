import type { SplitPath } from './split-path.ts';

/** Runs of folders, in lower case, that hold changes of a database. */
const folders: readonly string[] = [
  ...['/migrations/', '/migration/', '/db/migrate/', '/alembic/versions/', '/changelog/', '/changelogs/'],
  ...['/liquibase/', '/flyway/'],
];
/** Their tools number them: by a count, a date, or Yii's and Doctrine's prefix. */
const numbered = /^(?:V|U|R__|m|Version|Migration)?\d/;
const hashed = /^[0-9a-f]{8,40}_/;
const code: ReadonlySet<string> = new Set([
  ...['rb', 'py', 'js', 'cjs', 'mjs', 'ts', 'php', 'cs', 'go', 'java', 'kt', 'groovy', 'ex', 'exs'],
]);
const changelog: ReadonlySet<string> = new Set(['xml', 'yaml', 'yml', 'json']);
/** Flyway's and golang-migrate's names say it in any folder. */
const names: readonly RegExp[] = [
  /^[VU]\d[\d.]*(?:_[\d.]+)*__[^/]*\.sql$/,
  /^R__[^/]*\.sql$/,
  /\.(?:up|down)\.sql$/,
];

export function isMigrationPath({ path, name, extension }: SplitPath): boolean {
  if (names.some(pattern => pattern.test(name))) return true;
  const parents = `/${path.slice(0, path.length - name.length)}`.toLowerCase();
  if (!folders.some(folder => parents.includes(folder))) return false;
  if (extension === 'sql') return true;
  if (code.has(extension)) return numbered.test(name) || hashed.test(name);

  return changelog.has(extension) && /\/(?:changelogs?|liquibase)\//.test(parents);
}
