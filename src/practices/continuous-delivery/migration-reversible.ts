import type { Workflow } from '../../facts/ladder/workflows/workflow.ts';
import { definePractice } from '../define-practice.ts';
import { pullEvidence } from '../evidence.ts';
import { nothingOf } from '../outcome.ts';
import { mergedByPeople, mergeOf } from '../pull-requests/merged-by-people.ts';
import { bringsWayBack } from '../pull-requests/way-back.ts';
import { shareOfKnown, type Verdict } from '../share-of-known.ts';
import { atLeast, from } from '../thresholds.ts';

/** Commands of migration tools that go back. */
const goesBack = [
  ...['db:rollback', 'migrate down', 'migrate:down', 'migration:revert', 'migrate:rollback', 'migrate:reset'],
  ...[
    'migrate:refresh',
    'migrate:undo',
    'alembic downgrade',
    'flyway undo',
    'liquibase rollback',
    'goose down',
  ],
  ...['ecto.rollback', 'diesel migration redo', 'migrate revert', 'dbmate down', 'updatetestingrollback'],
];

export const migrationReversible = definePractice({
  id: 'migration-reversible',
  domain: 'continuous-delivery',
  scope: 'both',
  actor: 'author',
  cost: 'habit',
  seenIn: ['failed-deployment-recovery-time'],
  levels: atLeast('percent', { 3: 90, 4: from(100, 'tested') }),
  subItems: ['CD-DA-DC-DB'],
  needs: ['tree', 'files', 'workflows', 'pullRequests', 'classOfPath'],

  evaluate({ tree, files, workflows, pullRequests, classOfPath }, { at }) {
    if (tree.every(({ path }) => classOfPath(path) !== 'migration')) return nothingOf('migrations');
    const asked = mergedByPeople(pullRequests).flatMap(pull => {
      const verdict = bringsWayBack(pull, classOfPath, files);

      return verdict === undefined ? [] : [{ pull, verdict }];
    });
    if (asked.length === 0) return nothingOf('added');

    return shareOfKnown(
      asked,
      {
        endOf: ({ pull }) => mergeOf(pull),
        judge: ({ verdict }): Verdict => verdict,
        evidenceOf: ({ pull }) => pullEvidence(pull),
      },
      at,
      { conditions: { tested: workflows.some(testsWayBack) } },
    );
  },
});

function testsWayBack({ jobs }: Workflow): boolean {
  return jobs.some(({ steps }) =>
    steps.some(({ run }) => {
      const script = run?.toLowerCase() ?? '';

      return goesBack.some(command => script.includes(command));
    }),
  );
}
