import type { Fact } from '../../facts/ladder/fact.ts';
import type { Cause } from '../../model/cause.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { isOutside } from '../outside-ci.ts';
import { wordsOf } from '../pipeline/activity-words.ts';
import { checkedElsewhere } from '../pipeline/checked-elsewhere.ts';
import { type PipelineJob, testsIn } from '../pipeline/read-pipelines.ts';
import { checksFromElsewhere, requiredJobs, rulesUnseen } from '../pipeline/required-jobs.ts';
import { startsOnPullRequest } from '../pipeline/starts-on.ts';
import { steps } from '../thresholds.ts';

export const qualityGate = definePractice({
  id: 'quality-gate',
  domain: 'continuous-delivery',
  scope: 'both',
  actor: 'repository-admin',
  cost: 'setting',
  seenIn: ['main-green-time'],
  levels: steps(2, 3, 4, 5),
  subItems: ['CD-BI-CI-IW', 'CD-TM-CQ-QR', 'CD-TM-CQ-QC'],
  needs: ['pipelines', 'place', 'observed'],

  evaluate({ pipelines, place, observed: { rules, runs, pullRequests } }, { at }) {
    const onPullRequests = pipelines.inUse.filter(({ workflow }) =>
      startsOnPullRequest(workflow, place.defaultBranch),
    );
    const checking = onPullRequests.filter(({ jobs }) =>
      jobs.some(job => testsIn(job) || checksStatically(job)),
    );
    const checks = rules.known ? rules.value.requiredChecks : [];
    const elsewhere = checksFromElsewhere(pipelines.all, checks);
    const required = requiredJobs(onPullRequests, checks);
    const gate = {
      tests: required.some(testsIn) || elsewhere.some(isTestCheck),
      analysis:
        required.some(checksStatically) ||
        elsewhere.some(isAnalysisCheck) ||
        (rules.known && rules.value.requiresCodeScanning),
      coverage: checks.some(isCoverageCheck),
    };
    const runsElsewhere =
      checkedElsewhere(pullRequests, pipelines.all, place.defaultBranch, at) !== undefined;
    const isChecked = checking.length > 0 || gate.tests || gate.analysis || runsElsewhere;
    const figures = {
      hasTests: gate.tests,
      hasAnalysis: gate.analysis,
      hasCoverage: gate.coverage,
      checks: checks.length,
      areSeen: rulesUnseen(rules) === null,
      isChecked: checking.length > 0,
    };
    const evidence = [
      ...checking.map(({ workflow }) => fileEvidence(workflow.path)),
      { text: place.defaultBranch, at: 'settings/rules' },
    ];
    if (!isChecked) {
      const unseen = pipelines.unseen ?? whetherElsewhere(runs);

      return unseen === null ? assessed(1, { evidence, figures }) : unknownBecause(unseen);
    }
    const missing = [gate.tests, gate.analysis, gate.coverage].indexOf(false);
    const unseen = rulesUnseen(rules) ?? whatElsewhere(elsewhere) ?? pipelines.unseen;

    return assessed(missing < 0 ? 5 : missing + 2, {
      evidence,
      figures,
      lowerBound: missing < 0 ? null : unseen,
    });
  },
});

/** CI outside GitHub Actions that reports on the default branch may report on pull requests too. */
function whetherElsewhere(runs: Fact<readonly RunRecord[]>): Cause | null {
  if (!runs.known) return runs.cause;

  return runs.value.some(isOutside) ? { kind: 'source', what: 'pull-checks' } : null;
}

/** A required check of which neither a workflow file nor its name tells what it does may do anything. */
function whatElsewhere(checks: readonly string[]): Cause | null {
  const isTelling = (check: string) => isTestCheck(check) || isAnalysisCheck(check) || isCoverageCheck(check);

  return checks.every(isTelling) ? null : { kind: 'source', what: 'ci' };
}

const checksStatically = ({ activities, tools }: PipelineJob): boolean =>
  activities.has('static-check') || tools.has('static-analysis');

const says =
  (...words: readonly string[]) =>
  (check: string): boolean =>
    wordsOf(check).some(word => words.includes(word));

const isTestCheck = says(
  'test',
  'tests',
  'unit',
  'ci',
  'build',
  'jenkins',
  'travis',
  'circleci',
  'buildkite',
);
const isAnalysisCheck = says(
  'lint',
  'sonar',
  'sonarqube',
  'sonarcloud',
  'codeql',
  'semgrep',
  'analysis',
  'codacy',
  'deepsource',
);
const isCoverageCheck = says(
  'coverage',
  'codecov',
  'coveralls',
  'sonar',
  'sonarqube',
  'sonarcloud',
  'codacy',
);
