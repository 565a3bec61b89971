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
    const hostile = ['slo', 'k8s/', 'docker', 'adr/', 'runbook', '.', 'compose-'].map(piece =>
      piece.repeat(300).slice(0, 300),
    );
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
});
