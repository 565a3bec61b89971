import { describe, expect, test } from 'vitest';
import { migrationInPipeline } from '../../../src/practices/continuous-delivery/migration-in-pipeline.ts';
import { jobText } from '../../builders/job-files.ts';
import { filesOf, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';
import { objectText } from '../../builders/manifests.ts';

const judge = (texts: Readonly<Record<string, string>>, path = 'db/migrations/1.sql') =>
  resultOf(migrationInPipeline, repositoryFacts({ tree: treeOf(path), files: filesOf(texts) }));
const workflow = (name: string, run = 'flyway migrate', on?: string) => ({
  [`.github/workflows/${name}.yml`]: jobText(run, on),
});
const job = (command: string) => ({
  'k8s/a.yaml': objectText('Job', 'before', {
    template: { spec: { containers: [{ name: 'a', image: 'b', command: [command] }] } },
  }),
});

describe('database change in the pipeline', () => {
  test.each([
    ['scripts alone', {}, 2],
    ['a deployment without them', workflow('deploy', 'kubectl apply'), 2],
    ['a deployment that applies them', workflow('deploy'), 3],
    ['tests that apply them', workflow('ci'), 2],
    ['a job of the cluster', job('alembic upgrade head'), 3],
    ['another job of the cluster', job('echo'), 2],
    ['a workflow of their own', workflow('migrate-database', 'flyway migrate', 'workflow_dispatch'), 4],
    [
      'a workflow of their own that only pull requests start',
      workflow('migrate-database', 'flyway migrate', 'pull_request'),
      2,
    ],
  ])('%s', (_, texts, value) => {
    expect(judge(texts)).toMatchObject({ value });
  });

  test.each(['db/migrate/20260101_a.rb', 'migrate/001_a.sql', 'app/migrations/0001_initial.py'])(
    '%s is a change of a database',
    path => {
      expect(judge({}, path)).toMatchObject({ value: 2 });
    },
  );

  test.each([
    ...['src/a.ts', 'docs/migrations/guide.py', 'node_modules/a/migrations/1.js'],
    // Programs that bring a configuration or data from one form into another.
    ...['config/migrate/migrate.go', 'cmd/migrate/main.go', 'db/migrations/runner_test.go'],
  ])('is not applicable with %s alone', path => {
    expect(judge({}, path)).toMatchObject({
      state: 'not-applicable',
      reason: { kind: 'nothing', what: 'migrations' },
    });
  });

  test('what the files would tell is unknown without them', () => {
    expect(resultOf(migrationInPipeline, repositoryFacts({ tree: treeOf('db/migrate/1.rb') }))).toMatchObject(
      {
        lines: { 2: 'met', 3: 'unknown', 4: 'unknown' },
      },
    );
  });
});
