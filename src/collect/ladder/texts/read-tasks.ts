import type { PullRequestText } from '../../../model/records/pull-request-record.ts';
import { markdownLines } from './markdown-lines.ts';

const box = /^\s{0,12}(?:[-*+]|\d{1,9}[.)])\s{1,4}\[([ xX])\]\s+(.*)$/;

/** Boxes of task lists. One that is struck through, with its reason beside it, is settled like one that is ticked. */
export function readTasks(markdown: string): PullRequestText['tasks'] {
  let ticked = 0;
  let open = 0;
  for (const line of markdownLines(markdown)) {
    const [, mark, text = ''] = box.exec(line) ?? [];
    if (mark === undefined) continue;
    if (mark !== ' ' || text.trim().startsWith('~~')) ticked += 1;
    else open += 1;
  }
  return { ticked, open };
}
