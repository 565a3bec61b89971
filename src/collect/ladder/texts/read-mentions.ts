import { markdownLines } from './markdown-lines.ts';

/** A page of links names everything, and tells nothing of one. */
const most = 100;
const reference = /(?<![\w&/#])#(\d{1,9})\b/g;

/** The issues and pull requests of its own repository that a text names as `#12`. */
export function readMentions(body: string): readonly number[] {
  const numbers = new Set<number>();
  for (const line of markdownLines(body))
    for (const [, number] of line.matchAll(reference)) {
      numbers.add(Number(number));
      if (numbers.size === most) return [...numbers];
    }

  return [...numbers];
}
