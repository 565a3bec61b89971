/**
 * Text from files and reports, safe for a terminal: control, formatting and private characters are shown as escapes.
 * The tab stays, and the joiner that emoji are made with.
 */
export function printable(text: string): string {
  return text.replace(/[\p{C}\u2028\u2029]/gu, character => {
    if (character === '\t' || character === '\u200d') return character;
    return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
