import type { JobText } from '../../facts/ladder/commands/read-job-texts.ts';
import { inWindow, minimumSamples } from '../../metrics/window.ts';
import type { RunRecord } from '../../model/records/run-record.ts';
import { definePractice } from '../define-practice.ts';
import { runEvidence } from '../evidence.ts';
import { nothingOf, unknownBecause } from '../outcome.ts';
import { readableWorkflows } from '../readable-workflows.ts';
import { mayRunTests, runsTests } from '../runs-tests.ts';
import { shareThatDoes } from '../share.ts';
import { atLeast } from '../thresholds.ts';

const reporter =
  /test-reporter|publish-unit-test-result|action-junit-report|test-summary\/action|ctrf|junit-report|allure|test-results-action|test-report|report-junit|trx-parser/i;
const upload = /actions\/upload-artifact|buildpulse|datadog-ci junit|trunk-io\/analytics-uploader/i;
const report = /junit|test[-_ ]?(?:results?|reports?)|surefire|\.trx|xunit|playwright-report|ctrf/i;

export const testResultsPublished = definePractice({
  id: 'test-results-published',
  domain: 'continuous-testing',
  scope: 'both',
  actor: 'maintainer',
  cost: 'file',
  levels: atLeast('percent', { 3: 50, 4: 90, 5: 100 }),
  lines: 'judgement',
  subItems: ['CD-TM-TL-LS', 'CD-TM-AT-AA'],
  needs: ['workflows', 'jobTexts', 'runs'],

  evaluate({ workflows, jobTexts, runs }, { at }) {
    const readable = readableWorkflows(workflows);
    if ('reason' in readable) return readable;
    const testing = jobTexts.filter(runsTests);
    if (testing.length === 0 && jobTexts.some(mayRunTests))
      return unknownBecause({ kind: 'source', what: 'programs' });
    if (testing.length === 0) return nothingOf('tests');
    const paths = new Set(testing.map(({ workflow }) => workflow.path));
    const publishing = new Set(jobTexts.filter(publishesResults).map(({ workflow }) => workflow.path));
    const window = inWindow(
      runs.filter(({ workflow }) => paths.has(workflow)),
      endOf,
      at,
      minimumSamples.ofShare,
    );

    return shareThatDoes(window, ({ workflow }) => publishing.has(workflow), runEvidence, {
      figures: { workflows: paths.size },
    });
  },
});

/** Its results come out in a form that machines read: by an action that reports them, or as an artifact. */
export const publishesResults = ({ text }: Pick<JobText, 'text'>): boolean =>
  reporter.test(text) || (upload.test(text) && report.test(text));

const endOf = ({ attempts }: RunRecord): number | null => attempts.at(-1)?.completedAt ?? null;
