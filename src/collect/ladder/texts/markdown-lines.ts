import { withoutComments } from '../../../practices/release/without-comments.ts';

/** What GitHub allows in one body; what is longer did not come from there. */
const longest = 65_536;

/** The lines that people see: without HTML comments and without blocks of code. */
export function markdownLines(markdown: string): readonly string[] {
  const lines: string[] = [];
  let fence = '';
  for (const line of withoutComments(markdown.slice(0, longest)).split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3,10}|~{3,10})/.exec(line)?.[1] ?? '';
    if (fence !== '') {
      if (mark.startsWith(fence)) fence = '';
    } else if (mark !== '') fence = mark;
    else lines.push(line);
  }
  return lines;
}
