import type { Fact } from '../../facts/ladder/fact.ts';
import type { FactValues, FileText } from '../../facts/ladder/repository-facts.ts';
import type { IssueRecord } from '../../model/records/issue-record.ts';
import { definePractice } from '../define-practice.ts';
import { fileEvidence, issueEvidence } from '../evidence.ts';
import { assessed, unknownBecause } from '../outcome.ts';
import { steps } from '../thresholds.ts';

export const pipelineVisible = definePractice({
  id: 'pipeline-visible',
  domain: 'system-and-tools',
  scope: 'repository',
  actor: 'maintainer',
  cost: 'file',
  levels: steps(2, 3),
  // It asks for a report of Rung's own.
  gates: false,
  subItems: ['CD-DR-DL-PV'],
  needs: ['files', 'tree', 'place', 'observed', 'reportIssue'],

  evaluate({ files, tree, place, observed: { issues }, reportIssue }) {
    const readme = readmeOf(files);
    if (readme === undefined) {
      const path = tree.map(entry => entry.path).find(path => readmePath.test(path));

      return path === undefined
        ? assessed(1, { figures: { hasReadme: false } })
        : unknownBecause({ kind: 'unreadable', path, line: null });
    }
    const [path, text] = readme;
    const evidence = [fileEvidence(path)];
    const figures = { hasReadme: true, isShown: showsPipeline(text) };
    if (!figures.isShown) return assessed(1, { evidence, figures });
    // Who may read a private repository, only the organization's settings say.
    if (place.visibility === 'private') return assessed(2, { evidence, figures, lowerBound: teams });
    // The server knows its own report, and has taken it out of the issues; elsewhere its title tells.
    if (reportIssue === null && !issues.known)
      return assessed(2, { evidence, figures, lowerBound: issues.cause });
    const report = reportIssue === null ? reportAmong(issues) : { number: reportIssue };

    return report === undefined
      ? assessed(2, { evidence, figures })
      : assessed(3, {
          evidence: [...evidence, issueEvidence(report)],
          figures: { ...figures, hasReport: true },
        });
  },
});

const teams = { kind: 'source', what: 'teams' } as const;

/** Of the maturity issue: titles never change. */
const reportTitles: ReadonlySet<string> = new Set([
  'Rung: where this repository stands',
  'Rung：本仓库的成熟度',
]);

const reportAmong = (issues: Fact<FactValues['issues']>): IssueRecord | undefined =>
  (issues.known ? issues.value : []).find(
    ({ title, author, closedAt }) => closedAt === null && author?.isBot === true && reportTitles.has(title),
  );

const readmePath = /^(?:\.github\/|docs\/)?readme(?:\.[\w-]+)*$/i;

function readmeOf(files: Readonly<Record<string, FileText>>): readonly [string, string] | undefined {
  for (const [path, { text }] of Object.entries(files))
    if (readmePath.test(path) && text !== null) return [path, text];

  return undefined;
}

/** A badge or a link of a workflow, or the badge of another CI: those of coverage, of flaws and of chats show no pipeline. */
const showsPipeline = (text: string): boolean =>
  /\/actions\/workflows\/|\/actions(?=[)\s"'])|\/workflows\/[^\s)]{1,200}\/badge\.svg|shields\.io\/[^\s)]{0,200}(?:workflow|checks|build)|\/badges\/[^\s)]{1,200}\/(?:pipeline|build)\.svg|\/badge\/icon|buildStatus|\/pipelines?\/|\/\/(?:[\w-]{1,40}\.)?(?:circleci\.com|travis-ci\.(?:com|org)|cirrus-ci\.com|semaphoreci\.com|drone\.io|appveyor\.com|buildkite\.com|codefresh\.io|bitrise\.io)\/|\/_apis\/build\/status/i.test(
    text.slice(0, 200_000),
  );
