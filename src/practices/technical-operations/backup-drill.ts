import { definePractice } from '../define-practice.ts';
import { issueEvidence } from '../evidence.ts';
import { ageOfLast, drillsOf, isNamed } from '../last-success.ts';
import { atMost } from '../thresholds.ts';

const recovery =
  /(?:^|[^a-z])(?:restore|failover|fail-over|disaster[-_ ]recovery|dr[-_ ](?:drill|test)|backup[-_ ](?:drill|test|check|verify|verification)|recovery[-_ ](?:drill|test))(?:[^a-z]|$)|恢复演练|容灾演练|切换演练/i;
const drillIssue =
  /(?:^|[^a-z])(?:restore|failover|fail-over|recovery|backup|disaster|dr)[-_ ](?:recovery[-_ ])?drill(?:[^a-z]|$)|恢复演练|容灾演练|切换演练/i;

export const backupDrill = definePractice({
  id: 'backup-drill',
  domain: 'technical-operations',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  levels: atMost('days', { 3: 365, 4: 180, 5: 90 }),
  lines: 'judgement',
  statements: ['availability'],
  needs: ['runs', 'issues', 'workflows'],

  evaluate({ runs, issues, workflows }, { at }) {
    const planned = issues.filter(({ title, labels }) =>
      [title, ...labels].some(text => drillIssue.test(text)),
    );
    const closed = planned.flatMap(issue =>
      issue.closedAt === null || issue.closedAs === 'not-planned' || issue.closedAs === 'duplicate'
        ? []
        : [{ at: issue.closedAt, evidence: issueEvidence(issue) }],
    );
    const isSetUp =
      planned.length > 0 ||
      runs.some(run => isNamed(run, recovery)) ||
      workflows.some(({ path }) => recovery.test(path));

    return ageOfLast([...drillsOf(runs, recovery), ...closed], isSetUp, runs, at);
  },
});
