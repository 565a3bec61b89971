import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds, openTestStore, type TestStore } from '../support/database.ts';

const statements = [
  {
    what: 'the coverages to be removed',
    statement: `select from existing_coverage where measured_at < now() - interval '1 year' limit 500`,
    index: 'existing_coverage_measured_at',
  },
  {
    what: 'a pull request that had a commit as its head',
    statement: `select count(*) from pull_request where repository_id = 1 and head_sha = 'x'`,
    index: 'pull_request_head',
  },
  {
    what: 'a push of a commit',
    statement: `select count(*) from pushed_head where repository_id = 1 and head_sha = 'x'`,
    index: 'pushed_head_sha',
  },
];

for (const { kind, title, isThere } of databaseKinds)
  describe.skipIf(!isThere)(`large tables, ${title}`, () => {
    let opened: TestStore;
    beforeAll(async () => {
      opened = await openTestStore({ kind });
      for (const statement of [
        `insert into existing_coverage select 1, n::text, 'main', 100, 50, now() from generate_series(1, 20000) n`,
        `insert into pull_request (repository_id, number, installation_id, owner, repository_name, head_sha,
           head_branch, base_branch, open, updated_at)
         select 1, n, 3, 'harbour', 'quotes', md5(n::text), 'fix', 'main', false, now() from generate_series(1, 20000) n`,
        `insert into pushed_head select 1, n, md5(n::text), 7, now() from generate_series(1, 20000) n`,
        'analyze',
      ])
        await opened.database.pool.query(statement);
    });
    afterAll(() => opened?.close());

    it.each(statements)('finds $what by an index', async ({ statement, index }) => {
      const { rows } = await opened.database.pool.query<Record<string, string>>(`explain ${statement}`);

      expect(rows.flatMap(Object.values).join('\n')).toContain(index);
    });
  });
