/** JSON for people and programs: what a terminal would obey is an ASCII escape in it, which means the same. */
export function printableJson(value: unknown): string {
  const json = JSON.stringify(value, null, 2);

  return `${json.replace(/(?!\n)[\p{C}\u2028\u2029]/gu, escaped)}\n`;
}

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}
