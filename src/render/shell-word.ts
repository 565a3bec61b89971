/**
 * One word of a command that people paste into a shell. File names in a report are hostile: quoted so that no
 * character but the quote itself has a meaning; names with control characters are not repeated at all.
 */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./@%+=:,][A-Za-z0-9_./@%+=:,-]*$/.test(text)) return text;
  if (/[\p{C}\p{Zl}\p{Zp}]/u.test(text)) return "'<name with control characters>'";

  return `'${text.replaceAll("'", "'\\''")}'`;
}
