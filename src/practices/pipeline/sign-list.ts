/** `npm publish, mvn compile|package, snyk/actions/iac|docker`: a comma ends a sign, and `|` gives its last word by turns. */
export function signList(text: string): readonly string[] {
  return text.split(',').flatMap(entry => {
    const [first = '', ...others] = entry.trim().split('|');
    const start = first.slice(0, Math.max(first.lastIndexOf(' '), first.lastIndexOf('/')) + 1);

    return first === '' ? [] : [first, ...others.map(word => start + word)];
  });
}
