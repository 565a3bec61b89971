import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import type { Fact } from '../../facts/ladder/fact.ts';
import type { WorkflowJob } from '../../facts/ladder/workflows/workflow.ts';
import type { Cause } from '../../model/cause.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { allOf, anyOf, climb, type Step } from '../climb.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence } from '../evidence.ts';
import type { Pipelines } from '../pipeline/pipelines.ts';
import { type PipelineJob, testsIn } from '../pipeline/read-pipelines.ts';
import { testsElsewhere } from '../pipeline/tests-elsewhere.ts';
import { mayRunTests, runsTests } from '../runs-tests.ts';
import { isAcceptanceTest, isIntegrationTest, isTestPath } from '../test-paths.ts';
import { steps } from '../thresholds.ts';

const integration =
  /\b(?:integration|api|contract|service)[-_ ]?tests?\b|\bnewman\b|\bpact\b|testcontainers|集成测试|接口测试/i;
const beyond =
  /\b(?:k6|locust|gatling|jmeter|artillery|lighthouse(?:-ci)?|lhci|(?<!hostedtoolcache\/)codeql|semgrep|trivy|snyk|zap|zaproxy|gosec|bandit|brakeman|browserstack|saucelabs|lambdatest)\b|github\/codeql-action|\b(?:load|stress|perf|performance|security|compatibility|cross-browser|browser|benchmark)[-_ ]?tests?\b|\b(?:bombardier|autocannon|codspeed|hyperfine|cargo bench|pytest-benchmark|github-action-benchmark)\b|性能测试|安全测试|兼容性测试/i;
const measuring = /\bbenchmarks?\b|\bperf(?:ormance)?\b|性能/i;
const acceptance =
  /\b(?:cucumber|behave|behat|godog|specflow|reqnroll|playwright|cypress|wdio|robot|karate|gauge|maestro|detox)\b|\be2e\b|end[-_]to[-_]end|\bacceptance\b/i;

export const testLayers = definePractice({
  id: 'test-layers',
  domain: 'continuous-delivery',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'habit',
  seenIn: ['change-fail-rate', 'escape-rate'],
  levels: steps(2, 3, 4, 5),
  subItems: ['CD-TM-TL-LM', 'CD-TM-TL-LS', 'CD-TM-AT-AD', 'CD-TM-AT-AB'],
  needs: ['tree', 'jobTexts?', 'pipelines?', 'runs?'],

  evaluate({ tree, 'jobTexts?': jobTexts, 'pipelines?': pipelines, 'runs?': allRuns }) {
    const paths = tree.map(({ path }) => path).filter(isTestPath);
    const [middle, outer] = [paths.filter(isIntegrationTest), paths.filter(isAcceptanceTest)];
    const [testing, securing] = [jobsThat(pipelines, testsIn), jobsThat(pipelines, checksSecurity)];
    // A name tells nothing where it hides a program that nobody read.
    const tests = (job: JobText) => runsTests(job) || (testing.has(job.job) && !mayRunTests(job));
    const isBeyond = (job: JobText) =>
      runs(job, beyond) || measuring.test(job.names) || securing.has(job.job);
    const beyondJob = jobTexts.known ? jobTexts.value.find(isBeyond) : undefined;
    const seen = new Set(
      [paths[0], middle[0], beyondJob?.workflow.path, outer[0]].filter(path => path !== undefined),
    );

    const unseen: Step = (pipelines.known && unseenIn(pipelines.value, allRuns)) || false;

    return climb(
      2,
      [
        paths.length > 0 && anyOf(someJob(jobTexts, tests), hidden(jobTexts), unseen),
        anyOf(
          middle.length > 0 || outer.length > 0,
          // Tests beside a database are no unit tests alone.
          someJob(jobTexts, job => runs(job, integration) || (job.job.services.length > 0 && tests(job))),
          unseen,
        ),
        anyOf(someJob(jobTexts, isBeyond), unseen),
        allOf(
          outer.length > 0,
          anyOf(
            someJob(jobTexts, job => runs(job, acceptance)),
            unseen,
          ),
        ),
      ],
      {
        evidence: [...seen].map(path => fileEvidence(path)),
        figures: {
          tests: paths.length,
          integration: middle.length,
          acceptance: outer.length,
          hasBeyond: beyondJob !== undefined,
        },
      },
    );
  },
});

/** As the other practices of pipelines know them: one report has one answer to whether CI tests. */
const jobsThat = (pipelines: Fact<Pipelines>, is: (job: PipelineJob) => boolean): ReadonlySet<WorkflowJob> =>
  new Set(
    pipelines.known ? pipelines.value.all.flatMap(({ jobs }) => jobs.filter(is).map(({ job }) => job)) : [],
  );
const checksSecurity = ({ activities }: PipelineJob): boolean => activities.has('security-check');

/** Workflows of other repositories and CI outside GitHub Actions may run tests of any layer. */
const unseenIn = (pipelines: Pipelines, allRuns: Fact<readonly RunRecord[]>): Cause | null =>
  pipelines.unseen ?? testsElsewhere(pipelines, allRuns);

const runs = ({ names, text }: JobText, what: RegExp): boolean => what.test(text) || what.test(names);

const someJob = (jobTexts: Fact<readonly JobText[]>, is: (job: JobText) => boolean): Step =>
  jobTexts.known ? jobTexts.value.some(is) : jobTexts.cause;

/** Tests may run in a program that a job calls: then nobody can say that none do. */
function hidden(jobTexts: Fact<readonly JobText[]>): Step {
  return jobTexts.known && jobTexts.value.some(mayRunTests) && { kind: 'source', what: 'programs' };
}
