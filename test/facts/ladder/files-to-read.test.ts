import { describe, expect, test } from 'vitest';
import { fileGroups } from '../../../src/facts/ladder/file-groups.ts';
import { filesToRead, readLimits, shouldRead } from '../../../src/facts/ladder/files-to-read.ts';

const entries = (...paths: readonly string[]) =>
  paths.map(path => ({ path, sizeBytes: 100, isExecutable: false }));

describe('whether to read a file', () => {
  test.each([
    ['.github/workflows/ci.yml', '.github/workflows/sub/ci.yml'],
    ['.github/workflows/release.yaml', '.github/workflows/release.sh'],
    ['.github/actions/set-up/action.yml', 'src/action.yml'],
    ['CODEOWNERS', 'src/CODEOWNERS'],
    ['docs/CODEOWNERS', 'docs/CODEOWNERS.md'],
    ['.github/SECURITY.md', 'packages/a/SECURITY.md'],
    ['CONTRIBUTING.rst', 'contributing/a.md'],
    ['readme.adoc', 'packages/a/README.md'],
    ['.github/PULL_REQUEST_TEMPLATE.md', 'src/pull_request_template.md'],
    ['.github/PULL_REQUEST_TEMPLATE/feature.md', '.github/PULL_REQUEST_TEMPLATE/a/b.md'],
    ['.github/ISSUE_TEMPLATE/incident.yml', '.github/ISSUE_TEMPLATE/incident.png'],
    ['.github/dependabot.yml', 'dependabot.yml'],
    ['.renovaterc.json5', 'src/renovate.json'],
    ['renovate.json', 'renovate.json.bak'],
    ['.gitattributes', 'a/.gitattributes'],
    ['services/a/catalog-info.yaml', 'catalog-info.json'],
    ['.copier-answers.yml', 'copier.yml'],
    ['.copier-answers.service.yml', '.copier-answers.json'],
    ['Makefile', 'Makefile.am'],
    ['.devcontainer/devcontainer.json', '.devcontainer/setup.sh'],
    ['packages/a/package.json', 'package-lock.json'],
    ['eslint.config.js', 'src/eslint-rule.js'],
    ['commitlint.config.mjs', 'src/commitlint.ts'],
    ['sonar-project.properties', 'gradle.properties'],
    ['buf.yaml', 'buf.lock'],
    ['app/Dockerfile', 'app/dockerfile.go'],
    ['build/web.Dockerfile', 'src/docker.ts'],
    ['compose.prod.yaml', 'src/compose.ts'],
    ['slo/quotes.yaml', 'src/slow.ts'],
    ['scripts/check.ts', 'src/check.ts'],
    ['.ci/run', 'src/run'],
    ['release.sh', 'vendor/scripts/a.sh'],
    ['ops/prometheus-rules.yml', 'ops/prometheus-rules.txt'],
    ['deploy/production/app.yaml', 'src/app/config.yaml'],
    ['charts/quotes/templates/web.yaml', 'charts/quotes/icon.svg'],
    ['values.yaml', 'evalues.json'],
    ['infra/main.tf', 'infra/main.tfstate'],
    ['docs/runbooks/restart.md', 'docs/books/restart.md'],
    ['docs/运维手册.md', 'docs/使用手册.md'],
    ['docs/运行手册.md', 'docs/运行手册.png'],
    ['docs/上线检查清单.md', 'docs/购物清单.md'],
    ['docs/回滚手册.md', 'src/回滚.ts'],
    ['postmortems/2026-05-01-incident-12.md', 'src/postmortems/list.ts'],
    ['docs/2026-05-01-post-mortem.md', 'docs/2026-05-01.md'],
    ['docs/复盘/2026-05-01.md', 'docs/复盘/2026-05-01.png'],
    ['db/migrate/20260501120000_add_quotes.rb', 'db/seeds.rb'],
    ['shop/migrations/0002_order.py', 'shop/migrations/__init__.py'],
    ['prisma/migrations/20260501_quotes/migration.sql', 'prisma/migrations/migration_lock.toml'],
    ['alembic/versions/3f2a9b1c_add.py', 'alembic/env.py'],
    ['migrations/20260501-add.sql', 'migrations/20260501-add.up.sql'],
    ['src/migrations/Version20260501.php', 'src/migrations/V2__add.sql'],
    ['docs/error-budget-policy.md', 'docs/budget.md'],
    ['docs/deployment.md', 'docs/deployments-of-old.md'],
    ['docs/adr/0001-one-database.md', 'docs/adr/0001.png'],
  ])('%s is read, and %s is not', (yes, no) => {
    expect([shouldRead(yes), shouldRead(no)]).toEqual([true, false]);
  });

  test.each([
    'node_modules/a/package.json',
    'vendor/x/Dockerfile',
    'test/fixtures/k8s/app.yaml',
    'third_party/Makefile',
  ])('what is not of this repository is not read: %s', path => {
    expect(shouldRead(path)).toBe(false);
  });

  test('a path of no sensible length is not read, and no pattern takes long over it', () => {
    expect(shouldRead(`${'a'.repeat(291)}/Makefile`)).toBe(true);
    expect(shouldRead(`${'a'.repeat(292)}/Makefile`)).toBe(false);
    const hostile = [
      'slo',
      'k8s/',
      'docker',
      'adr/',
      'runbook',
      '.',
      'compose-',
      'postmortem',
      'migrations/',
      '0_',
    ].map(piece => piece.repeat(300).slice(0, 300));
    const before = performance.now();
    for (let round = 0; round < 200; round++) for (const path of hostile) shouldRead(path);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe('the files to read', () => {
  test('come by group, nearest to the root first, whatever the order of the tree', () => {
    const paths = [
      'deploy/a/b/x.yaml',
      'deploy/z.yaml',
      'deploy/c.yaml',
      'README.md',
      '.github/workflows/b.yml',
    ];
    const wanted = [
      '.github/workflows/b.yml',
      'README.md',
      'deploy/c.yaml',
      'deploy/z.yaml',
      'deploy/a/b/x.yaml',
    ];

    expect(filesToRead(entries(...paths))).toEqual({ read: wanted, leftOut: [] });
    expect(filesToRead(entries(...paths.toReversed()))).toEqual({ read: wanted, leftOut: [] });
  });

  test('leave out a file that is too large by one byte', () => {
    const of = (sizeBytes: number) => filesToRead([{ path: 'README.md', sizeBytes, isExecutable: false }]);

    expect(of(readLimits.fileBytes)).toEqual({ read: ['README.md'], leftOut: [] });
    expect(of(readLimits.fileBytes + 1)).toEqual({ read: [], leftOut: ['README.md'] });
  });

  test('are so many at most, and so many bytes', () => {
    const tree = entries('README.md', 'CODEOWNERS', 'main.tf');

    expect(filesToRead(tree, { ...readLimits, files: 2 })).toEqual({
      read: ['CODEOWNERS', 'README.md'],
      leftOut: ['main.tf'],
    });
    expect(filesToRead(tree, { ...readLimits, totalBytes: 299 })).toEqual({
      read: ['CODEOWNERS', 'README.md'],
      leftOut: ['main.tf'],
    });
    expect(filesToRead(tree, { ...readLimits, totalBytes: 300 }).leftOut).toEqual([]);
  });

  test('are no more of a group than tell something', () => {
    const most = fileGroups.find(({ name }) => name === 'workflows')?.atMost ?? 0;
    const paths = Array.from({ length: most + 1 }, (_, index) => `.github/workflows/${1000 + index}.yml`);

    expect(filesToRead(entries(...paths, 'README.md'))).toEqual({
      read: [...paths.slice(0, most), 'README.md'],
      leftOut: [paths.at(-1)],
    });
  });

  test('are the last of the decision records, and the older ones are not missed', () => {
    const paths = Array.from({ length: 12 }, (_, index) => `docs/adr/${1000 + index}-x.md`);

    expect(filesToRead(entries(...paths))).toEqual({ read: paths.toReversed().slice(0, 10), leftOut: [] });
  });

  test('are the last of the migrations, by their number wherever they lie', () => {
    const most = fileGroups.find(({ name }) => name === 'migrations')?.atMost ?? 0;
    const ofApp = (app: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${app}/migrations/${index + 1}_x.py`);
    const paths = [...ofApp('shop', most), ...ofApp('account', most)];

    const { read, leftOut } = filesToRead(entries(...paths));
    expect(read).toHaveLength(most);
    expect(read.slice(0, 3)).toEqual([
      `shop/migrations/${most}_x.py`,
      `account/migrations/${most}_x.py`,
      `shop/migrations/${most - 1}_x.py`,
    ]);
    expect(leftOut).toEqual([]);
  });

  test.each([
    ['prisma/migrations/20260430_b/migration.sql', 'prisma/migrations/20260501_a/migration.sql'],
    ['db/migrations/9_x.sql', 'db/migrations/10_x.sql'],
    ['docs/postmortems/2025-12-31.md', 'docs/postmortems/2026-01-01.md'],
  ])('have the newer one first: %s is older than %s', (older, newer) => {
    expect(filesToRead(entries(older, newer)).read).toEqual([newer, older]);
    expect(filesToRead(entries(newer, older)).read).toEqual([newer, older]);
  });
});
