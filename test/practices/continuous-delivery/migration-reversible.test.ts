import { describe, expect, test } from 'vitest';
import type { PullRequestRecord } from '../../../src/model/records/pull-request-record.ts';
import { migrationReversible } from '../../../src/practices/continuous-delivery/migration-reversible.ts';
import {
  filesOf,
  pullRecord,
  repositoryFacts,
  resultOf,
  treeOf,
  workflowText,
} from '../../builders/ladder-facts.ts';
import { reasonOf, times } from '../../builders/ladder-records.ts';

const pull = (number: number, paths: readonly string[], sections: readonly string[] = []) =>
  pullRecord(number, {
    files: paths.map(path => ({ path, status: 'added', additions: 9, deletions: 0 })),
    text: { tasks: { ticked: 0, open: 0 }, keys: [], sections, reverts: [] },
  });
const both = ['db/1_a.up.sql', 'db/1_a.down.sql'];
const judge = (
  pullRequests: readonly PullRequestRecord[],
  texts: Readonly<Record<string, string>> = {},
  tree = treeOf('migrations/1.sql'),
) => resultOf(migrationReversible, repositoryFacts({ pullRequests, tree, files: filesOf(texts) }));

const workflow = (run: string) => ({ '.github/workflows/t.yml': workflowText('', `      - run: ${run}\n`) });
const pulls = (all: number, good: number) =>
  times(all, index => pull(index + 1, index < good ? both : ['db/1_a.up.sql']));

describe('reversible migration', () => {
  test.each([
    [20, 17, 2],
    [20, 18, 3],
    [20, 19, 3],
    [20, 20, 5],
  ])('of %i with %i that bring a way back, tested in CI, it is level %i', (all, good, level) => {
    expect(judge(pulls(all, good), workflow('npx knex migrate:rollback')).level).toBe(level);
  });

  test('without a test of the way back it is level 3', () => {
    expect(judge(pulls(10, 10), workflow('npx knex migrate:latest')).level).toBe(3);
  });

  test.each<[string, readonly string[], Readonly<Record<string, string>>, number]>([
    ['a Flyway undo', ['db/V1.2__a.sql', 'db/U1.2__a.sql'], {}, 100],
    ['a Flyway undo of another version', ['db/V1.2__a.sql', 'db/U1_2__a.sql'], {}, 0],
    ['a folder with up and down', ['migrations/1/up.sql', 'migrations/1/down.sql'], {}, 100],
    ['a folder with up alone', ['migrations/1/up.sql'], {}, 0],
    [
      'a downgrade',
      ['alembic/versions/1_a.py'],
      { 'alembic/versions/1_a.py': 'def downgrade():\n  op.drop()' },
      100,
    ],
    [
      'an upgrade alone',
      ['alembic/versions/1_a.py'],
      { 'alembic/versions/1_a.py': 'def upgrade():\n  op.add()' },
      0,
    ],
    [
      'a Django step',
      ['a/migrations/0001_a.py'],
      { 'a/migrations/0001_a.py': 'class Migration(migrations.Migration):' },
      100,
    ],
    [
      'a Django step of one way',
      ['a/migrations/0001_a.py'],
      { 'a/migrations/0001_a.py': 'class Migration(migrations.Migration): RunPython(f)' },
      0,
    ],
    [
      'a Rails step',
      ['db/migrate/20260501120000_a.rb'],
      { 'db/migrate/20260501120000_a.rb': 'class A < ActiveRecord::Migration[8.0]\n  def change' },
      100,
    ],
    [
      'a Phinx step',
      ['db/migrations/20260501120000_a.php'],
      { 'db/migrations/20260501120000_a.php': 'public function change(): void' },
      100,
    ],
    [
      'a Prisma step',
      ['prisma/migrations/20260501_a/migration.sql'],
      { 'prisma/migrations/20260501_a/migration.sql': 'CREATE TABLE quotes (id int);' },
      0,
    ],
    [
      'a pair in one file',
      ['migrations/1.sql'],
      { 'migrations/1.sql': '-- Up Migration\n-- Down Migration' },
      100,
    ],
    ['a goose file', ['migrations/1.sql'], { 'migrations/1.sql': '-- +goose Up\n-- +goose Down' }, 100],
  ])('%s', (_, paths, texts, value) => {
    expect(
      judge(
        times(10, index => pull(index + 1, paths)),
        texts,
      ).value,
    ).toBe(value);
  });

  test('one that says why there is none counts', () => {
    const said = times(10, index => pull(index + 1, ['db/1_a.up.sql'], ['why it is irreversible']));
    const chinese = times(10, index => pull(index + 1, ['db/1_a.up.sql'], ['不可回滚原因']));

    expect([judge(said).value, judge(chinese).value]).toEqual([100, 100]);
  });

  test('is unknown where nobody read the migration, and with too few', () => {
    const path = 'db/migrate/20260101_a.rb';
    expect(reasonOf(judge(times(10, index => pull(index, [path]))))).toEqual({
      ...{ kind: 'unreadable', path, line: null },
    });
    expect(reasonOf(judge(pulls(9, 9)))).toEqual({ kind: 'samples', n: 9, minimum: 10 });
    expect(reasonOf(judge(times(10, index => pullRecord(index, { files: null }))))).toMatchObject({
      ...{ kind: 'truncated', what: 'files' },
    });
  });

  test('is not applicable without migrations, and where none was added', () => {
    expect(reasonOf(judge([], {}, treeOf('src/a.ts')))).toEqual({ kind: 'nothing', what: 'migrations' });
    expect(reasonOf(judge([pull(1, ['src/a.ts'])]))).toEqual({ kind: 'nothing', what: 'added' });
    expect(reasonOf(judge([pull(1, ['db/1_a.down.sql'])]))).toEqual({ kind: 'nothing', what: 'added' });
  });
});
