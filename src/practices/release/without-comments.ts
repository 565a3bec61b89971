/** Markdown without HTML comments, such as the hints of a template; one that is not closed hides the rest, as on GitHub. */
export function withoutComments(markdown: string): string {
  let kept = '';
  let at = 0;
  for (;;) {
    const start = markdown.indexOf('<!--', at);
    if (start === -1) return kept + markdown.slice(at);
    kept += markdown.slice(at, start);
    const end = markdown.indexOf('-->', start + 4);
    if (end === -1) return kept;
    at = end + 3;
  }
}
