/** A copy of its own: a text that was cut out of a larger one holds that in memory, and in the end the whole report. */
export function detached(text: string): string {
  return JSON.parse(JSON.stringify(text));
}
