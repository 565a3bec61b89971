import { markdownLines } from './markdown-lines.ts';

export interface Section {
  /** In lower case. */
  readonly heading: string;
  /** Its first line that says something. */
  readonly firstLine: string;
}

/** An issue form writes this for a field that was left empty. */
const nothing = /^_no response_$/i;

/** Headings with something below them; a sub-heading is nothing of its own. */
export function readSections(markdown: string): readonly Section[] {
  const sections: Section[] = [];
  let heading: string | null = null;
  for (const line of markdownLines(markdown)) {
    const text = line.trim();
    const found = /^#{1,6} +(.{1,200})$/.exec(text)?.[1]?.replace(/ +#+$/, '');
    if (found !== undefined) heading = found.trim().toLowerCase();
    else if (heading !== null && text !== '' && !nothing.test(text)) {
      sections.push({ heading, firstLine: text });
      heading = null;
    }
  }
  return sections;
}
