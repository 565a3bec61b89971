/** Follows what is otherwise in every turn, though nothing changed. */
const mark = '<!-- rung:time -->';

/** Marks a line that says when, or compares with a day that moves on. */
export const timeBound = (line: string): string => `${line} ${mark}`;

/**
 * What a maturity issue says without what passing time and each push change: data timestamp, comparison with earlier
 * turns, chart, and the commit that files are linked at. Two turns with the same content need no write.
 */
export function contentOf(body: string): string {
  return body
    .replaceAll('\r\n', '\n')
    .replace(/^```mermaid\n[\s\S]*?\n```$/gm, '')
    .split('\n')
    .filter(line => !line.endsWith(mark))
    .join('\n')
    .replace(/\/blob\/[0-9a-f]{40}\//g, '/blob/');
}
