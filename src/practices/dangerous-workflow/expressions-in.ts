/** Contents of `${{ … }}` in a text, with where each begins. A text of GitHub's in quotes may hold `}}`. */
export function expressionsIn(text: string): readonly { readonly expression: string; readonly at: number }[] {
  const found: { expression: string; at: number }[] = [];
  let start = text.indexOf('${{');
  while (start >= 0) {
    const end = endOf(text, start + 3);
    found.push({ expression: text.slice(start + 3, end), at: start });
    start = text.indexOf('${{', end);
  }

  return found;
}

function endOf(text: string, from: number): number {
  let isQuoted = false;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "'") isQuoted = !isQuoted;
    else if (!isQuoted && text.startsWith('}}', at)) return at;
  }

  return text.length;
}
