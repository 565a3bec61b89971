/** A word of the file, short and on one line, for a message. */
export function quote(value: unknown): string {
  // JSON knows no infinite numbers.
  const isWord = typeof value === 'string' || typeof value === 'number';
  const text = isWord ? String(value) : (JSON.stringify(value) ?? String(value));
  const isPlain = /^[\w.*/-]{1,40}$/u.test(text);

  return isPlain ? text : JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
