import { expect, test } from 'vitest';
import { destructiveStatements } from '../../../src/practices/pull-requests/destructive-statements.ts';

const found = (...lines: readonly string[]) => [
  ...destructiveStatements(new Map(lines.map((text, index) => [index + 1, text]))),
];

test.each([
  ['DROP TABLE orders;', 'DROP TABLE'],
  ['ALTER TABLE orders DROP COLUMN note;', 'DROP COLUMN'],
  ['drop schema old cascade;', 'DROP DATABASE'],
  ['TRUNCATE orders;', 'TRUNCATE'],
  ['DELETE FROM orders;', 'DELETE'],
  ['UPDATE orders SET state = 1;', 'UPDATE'],
  ['    op.drop_table("orders")', 'drop_table'],
  ['    remove_column :orders, :note', 'remove_column'],
  ['        migrations.RemoveField("order", "note"),', 'RemoveField'],
  ['    await knex.schema.dropTable("orders");', 'drop_table'],
  ['<dropColumn tableName="orders" columnName="note"/>', 'dropTable'],
])('%s destroys', (line, statement) => {
  expect(found(line)).toEqual([[1, statement]]);
});

test.each([
  'CREATE TABLE orders (id int);',
  "DELETE FROM orders WHERE state = 'draft';",
  'UPDATE orders SET state = 1 WHERE id = 7;',
  'DROP INDEX orders_note;',
  '-- DROP TABLE orders;',
  'INSERT INTO notes VALUES (7);',
])('%s does not', line => {
  expect(found(line)).toEqual([]);
});

test.each(['-- +goose Down', '-- migrate:down', 'def downgrade():', 'exports.down = knex =>', '--rollback'])(
  'what stands after %s goes back',
  marker => {
    expect(found('DROP TABLE notes;', marker, 'DROP TABLE orders;')).toEqual([[1, 'DROP TABLE']]);
  },
);
