/** Accepts a report's path when its last part is one of these names, whatever their case: reports differ in it. */
export function keepBasenames(basenames: readonly string[]): (path: string) => boolean {
  const wanted = new Set(basenames.map(name => name.toLowerCase()));
  return path => wanted.has(basenameOf(path).toLowerCase());
}

/** Of a path as a report writes it: with slashes or backslashes. */
function basenameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}
