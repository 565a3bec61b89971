/** Markdown behind a line to click on. @param summary HTML that is safe already. */
export const fold = (summary: string, content: string): string =>
  `<details><summary>${summary}</summary>\n\n${content}\n\n</details>`;
