const escapes: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  t: 9,
  n: 10,
  v: 11,
  f: 12,
  r: 13,
  '"': 34,
  '\\': 92,
};

/** Git prints unusual names as C strings: `"\350\257\255.ts"`. Anything else is returned as it stands. */
export function unquoteGitPath(text: string): string {
  if (text.length < 2 || !text.startsWith('"') || !text.endsWith('"')) return text;
  const unquoted = text
    .slice(1, -1)
    .replace(/(?:\\[0-7]{3})+|\\([abtnvfr"\\])/g, (escaped, letter?: string) => {
      const bytes =
        letter === undefined
          ? escaped
              .slice(1)
              .split('\\')
              .map(octal => Number.parseInt(octal, 8))
          : [escapes[letter] ?? 0];
      return Buffer.from(bytes).toString('utf8');
    });
  return unquoted;
}
