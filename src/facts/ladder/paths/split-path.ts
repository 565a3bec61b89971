export interface SplitPath {
  readonly path: string;
  readonly folders: readonly string[];
  readonly name: string;
  /** In lower case, without the dot; empty where there is none. */
  readonly extension: string;
  /** Below `src/main`, where Maven and Gradle have production code only. */
  readonly isBelowMain: boolean;
}

export function splitPath(path: string): SplitPath {
  const folders = path.split('/');
  const name = folders.pop() ?? '';
  const dot = name.lastIndexOf('.');

  return {
    path,
    folders,
    name,
    extension: dot < 1 ? '' : name.slice(dot + 1).toLowerCase(),
    isBelowMain: `/${path}`.includes('/src/main/'),
  };
}
