/** What a statement destroys, as SQL or a migration tool calls it. */
const statements: readonly (readonly [string, RegExp])[] = [
  ['DROP TABLE', /\bdrop\s{1,20}table\b/i],
  ['DROP COLUMN', /\bdrop\s{1,20}column\b/i],
  ['DROP DATABASE', /\bdrop\s{1,20}(?:database|schema)\b/i],
  ['TRUNCATE', /^\s*truncate\b|;\s*truncate\b/i],
  ['DELETE', /\bdelete\s{1,20}from\s{1,20}[^\s;]{1,200}\s*(?:;|["'`]|$)/i],
  ['UPDATE', /\bupdate\s{1,20}[^\s;]{1,200}\s{1,20}set\b(?!.{0,1000}\bwhere\b).{0,1000};/i],
  ['drop_table', /\bdrop_table\b|\bdropTable\w{0,10}\(|\bDropTable\(/],
  ['remove_column', /\bremove_columns?\b|\bdrop_column\b|\b(?:dropColumns?|removeColumn|DropColumn)\(/],
  ['RemoveField', /\bmigrations\.(?:RemoveField|DeleteModel)\(/],
  ['dropTable', /<drop(?:Table|Column)\b/],
];
/** From here on a file goes back: to take away what it had added is what it is for. */
const backward =
  /--\s*(?:\+goose Down|\+migrate Down|migrate:down|rollback\b)|\bdef (?:downgrade|down)\b|\b(?:async\s{1,5})?down\s*[(:=]|\bexports\.down\b|\bfunction down\b|\bvoid Down\s*\(|<rollback\b/;
const comment = /^\s*(?:--|\/\/|#|\*|\/\*)/;

/** Line → statement of the added lines that delete data or a place for data, up to where the file begins to go back. */
export function destructiveStatements(added: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [line, text] of [...added].toSorted(([a], [b]) => a - b)) {
    if (backward.test(text)) break;
    if (comment.test(text)) continue;
    const statement = statements.find(([, pattern]) => pattern.test(text.slice(0, 2_000)))?.[0];
    if (statement !== undefined) found.set(line, statement);
  }

  return found;
}
