import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import type { Manifest } from '../../facts/ladder/deployables/manifest.ts';
import { dig, listOf } from '../../facts/ladder/yaml/dig.ts';
import { anyOf, climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { isMigrationPath } from '../delivery-paths.ts';
import { isDeploying } from '../deploying-jobs.ts';
import { fileEvidence } from '../evidence.ts';
import { nothingOf } from '../outcome.ts';
import { keptEvidence } from '../share.ts';
import { steps } from '../thresholds.ts';

const applying =
  /\bflyway\b|\bliquibase\b|alembic upgrade|prisma migrate deploy|\b(?:rails|rake) db:migrate|knex migrate|sequelize(?:-cli)? db:migrate|typeorm migration:run|drizzle-kit (?:migrate|push)|dotnet ef database update|\bgoose\b[^\n]{0,120}\bup\b|\bmigrate\b[^\n]{0,200}\bup\b|atlas (?:migrate|schema) apply|dbmate[^\n]{0,60}(?:up|migrate)|manage\.py migrate|artisan migrate|sqitch deploy|mikro-orm migration:up|\bskeema push|\bbytebase\b|db[:-]migrate\b/i;
const separate = /migrat|database|\bdb\b|schema|数据库/i;

export const migrationInPipeline = definePractice({
  id: 'migration-in-pipeline',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'engineering',
  seenIn: ['deployment-success-rate', 'change-fail-rate'],
  levels: steps(2, 3, 4),
  subItems: ['CD-DA-DC-DP'],
  needs: ['tree', 'jobTexts?', 'manifests?'],

  evaluate({ tree, 'jobTexts?': jobTexts, 'manifests?': manifests }) {
    const scripts = tree.map(({ path }) => path).filter(isMigrationPath);
    if (scripts.length === 0) return nothingOf('migrations');
    const jobs = (jobTexts.known ? jobTexts.value : []).filter(
      job => applying.test(job.text) && (isDeploying(job) || isOwnWorkflow(job)),
    );
    const objects = (manifests.known ? manifests.value.manifests : []).filter(isMigrationJob);
    const unseen: readonly Step[] = [jobTexts, manifests].flatMap(fact => (fact.known ? [] : [fact.cause]));

    return climb(
      2,
      [true, anyOf(jobs.length + objects.length > 0, ...unseen), anyOf(jobs.some(isOwnWorkflow), ...unseen)],
      {
        evidence: [
          ...jobs.map(({ workflow }) => workflow.path),
          ...objects.map(({ path }) => path),
          ...scripts,
        ]
          .slice(0, keptEvidence)
          .map(path => fileEvidence(path)),
        figures: { scripts: scripts.length, applied: jobs.length + objects.length },
      },
    );
  },
});

/** A workflow for the database alone, that is not one of tests: it can run without the application. */
const isOwnWorkflow = ({ workflow: { path, name, triggers } }: JobText): boolean =>
  separate.test(`${path.slice(path.lastIndexOf('/'))} ${name ?? ''}`) &&
  triggers.some(({ event }) => ['workflow_dispatch', 'push', 'release', 'workflow_run'].includes(event));

/** A job of the cluster that migrates before the application starts. */
function isMigrationJob({ kind, name, value }: Manifest): boolean {
  const pod = dig(value, 'spec', 'template', 'spec');
  const containers = [
    ...(kind === 'Job' ? listOf(dig(pod, 'containers')) : []),
    ...listOf(dig(pod, 'initContainers')),
  ];
  const says = containers.map(container =>
    [
      ...[dig(container, 'name'), dig(container, 'image')],
      ...[...listOf(dig(container, 'command')), ...listOf(dig(container, 'args'))],
    ].join(' '),
  );

  return (
    says.some(text => applying.test(text) || /migrat/i.test(text)) || (kind === 'Job' && /migrat/i.test(name))
  );
}
