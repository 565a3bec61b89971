/** `build (22, ubuntu-latest)` is the job `build`. */
export function withoutMatrix(name: string): string {
  const start = name.indexOf(' (');

  return start > 0 && name.endsWith(')') ? name.slice(0, start) : name;
}
