import { describe, expect, test } from 'vitest';
import type { AlertRecord } from '../../../src/model/records/rules-record.ts';
import { testDataSafe } from '../../../src/practices/continuous-delivery/test-data-safe.ts';
import { daysAgo, filesOf, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';

const alert = (closedAt: number | null): AlertRecord => ({
  kind: 'secret',
  severity: null,
  openedAt: daysAgo(9),
  closedAt,
  hasFix: false,
});
const judge = (paths: readonly string[], { manifest = '{}', alerts = [] as readonly AlertRecord[] } = {}) =>
  resultOf(
    testDataSafe,
    repositoryFacts({
      tree: treeOf(...paths),
      files: filesOf({ 'package.json': manifest }),
      secretAlerts: alerts,
    }),
  );
const good = ['test/a.test.ts', 'test/fixtures/quotes.json'];
const faker = '{"devDependencies":{"@faker-js/faker":"9"}}';

describe('safe test data', () => {
  test.each([
    ['no tests', ['test/fixtures/quotes.json'], {}, 2],
    ['tests without data', ['test/a.test.ts'], {}, 2],
    ['fixtures', good, {}, 3],
    ['builders', ['test/a.test.ts', 'test/builders/quotes.ts'], {}, 3],
    ['product code of that name', ['test/a.test.ts', 'src/factory/index.ts', 'src/report-builder.ts'], {}, 2],
    ['fixtures of an example', ['test/a.test.ts', 'examples/a/fixtures/b.json'], {}, 2],
    ['mocks beside tests', ['runtime-tests/a.test.ts', 'runtime-tests/lambda/mock.ts'], {}, 3],
    ['a dump', [...good, 'db/production.dump'], {}, 2],
    ['a backup as SQL', [...good, 'db/backup-2026.sql'], {}, 2],
    ['a migration', [...good, 'db/migrations/1.sql'], {}, 3],
    ['a closed alert', good, { alerts: [alert(daysAgo(1))] }, 3],
    ['an open alert', good, { alerts: [alert(null)] }, 2],
    ['a library that generates', ['test/a.test.ts'], { manifest: faker }, 4],
    ['a library that generates, and a dump', ['test/a.test.ts', 'a.dump'], { manifest: faker }, 2],
  ])('%s', (_, paths, more, value) => {
    expect(judge(paths, more)).toMatchObject({ value });
  });

  test('is unknown where the alerts would tell, and surely unmet with a dump', () => {
    const of = (...paths: readonly string[]) =>
      resultOf(
        testDataSafe,
        repositoryFacts(
          { tree: treeOf(...paths), files: {} },
          {},
          { secretAlerts: { kind: 'permission', permission: 'secret_scanning_alerts' } },
        ),
      );

    expect(of(...good)).toMatchObject({ state: 'unknown', reason: { cause: { kind: 'permission' } } });
    expect(of(...good, 'a.dump')).toMatchObject({ lines: { 3: 'unmet' } });
  });
});
