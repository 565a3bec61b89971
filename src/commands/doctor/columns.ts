/** Characters that take two columns of a terminal, as far as our own words have them. */
const wide = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu;

export function columnsOf(text: string): number {
  return [...text].length + (text.match(wide)?.length ?? 0);
}

export function padToColumns(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - columnsOf(text)));
}
