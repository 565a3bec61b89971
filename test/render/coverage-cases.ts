import { shownSize, unreadBecause } from '../../src/model/unread-reason.ts';
import type { CoverageFacts } from '../../src/practices/incremental-coverage.ts';
import type { CoverageView } from '../../src/render/coverage-view.ts';
import {
  type CoveredFiles,
  change,
  coverageFacts,
  factsWithoutReports,
  lines,
  reportSource,
  sentReport,
  treeCoverage,
} from '../builders/coverage-facts.ts';
import { mistypedKey } from '../builders/policy-problems.ts';
import {
  adviceByDefault,
  builtIn,
  type CoverageViewValues,
  coverageView,
  organizationLine6,
  repositoryLine4,
  waivedByComment,
  waivedByPolicy,
} from '../builders/views.ts';

/** The change of the target texts: 30 of 48 lines run. */
const quotes: CoveredFiles = {
  'src/quotes/throttle.ts': { run: lines(20, 31), missed: [...lines(41, 49), 63] },
  'src/quotes/replay.ts': { run: lines(1, 8), missed: lines(12, 17) },
  'src/config/limits.ts': { run: lines(20, 29), missed: [8, 9] },
};
/** Line 50 of the first file is run and unchanged, so that 63 stands alone. */
const interrupted: CoveredFiles = {
  ...quotes,
  'src/quotes/throttle.ts': {
    run: [...lines(20, 31), 50],
    missed: [...lines(41, 49), 63],
    changed: [...lines(20, 31), ...lines(41, 49), 63],
  },
};
const allRun: CoveredFiles = { 'src/quotes/throttle.ts': { run: lines(1, 40), missed: [41, 42] } };
const oneLine: CoveredFiles = { 'src/quotes/throttle.ts': { missed: [7] } };
const twelveFiles: CoveredFiles = Object.fromEntries(
  lines(1, 12).map(number => [
    `src/part-${String(number).padStart(2, '0')}.ts`,
    { run: [1], missed: lines(2, 2 + (number % 3)) },
  ]),
);
const source: CoveredFiles = { 'src/quotes/throttle.ts': { changed: [1, 2, 3] } };

const cutOff = unreadBecause('at.byte', { byte: 4096, problem: unreadBecause('json.cut-off') });
const malformed = unreadBecause('at.line', {
  ...{ line: 3, column: 7 },
  problem: unreadBecause('xml.malformed', { words: 'unclosed tag: <packages>' }),
});

const red = (values: Omit<CoverageViewValues, 'facts'> = {}) =>
  coverageView({ facts: coverageFacts(interrupted), ...values });
const green = (values: Omit<CoverageViewValues, 'facts'> = {}) =>
  coverageView({ facts: coverageFacts(allRun), ...values });
const doubtful = (facts: Partial<CoverageFacts>, view: Partial<CoverageView> = {}) =>
  coverageView({ facts: factsWithoutReports(source, facts), view });

const parts = [
  { name: 'quotes', paths: ['src/quotes/**'], target: 90 },
  { name: 'config `|` <b>', paths: ['src/config/**'], target: 75 },
];

export const coverageCases: Readonly<Record<string, CoverageView>> = {
  'unmet, one of two parts falls short': red({ values: { components: parts } }),
  'met, each part reaches its own target': red({
    values: { components: parts.map(part => ({ ...part, target: 55 })) },
  }),
  'unmet, a part with a name that does not fit': red({
    values: { components: [{ name: 'x'.repeat(50), paths: ['**'], target: 90 }] },
  }),
  'unmet, the figure is reached but a file is in no report': coverageView({
    facts: coverageFacts(allRun, { change: change({ ...allRun, 'src/seed.ts': { changed: [1] } }) }),
    values: { 'missing-files': 'fail' },
  }),
  'unmet, all that changed is in no report': coverageView({
    facts: coverageFacts(source, { coverage: new Map() }),
    values: { 'missing-files': 'fail' },
  }),
  'unmet, without annotations': red({ values: { annotations: false } }),
  'not applicable, fewer lines than are judged': coverageView({
    facts: coverageFacts(oneLine),
    values: { 'min-lines': 5 },
  }),
  'unmet, with the coverage of the whole project': coverageView({
    facts: coverageFacts(interrupted, { existing: { lines: 10_000, covered: 7_102 } }),
    view: { existingBefore: { sha: '1a2b3c4'.padEnd(40, '0'), lines: 9_960, covered: 7_096 } },
  }),
  'met, with a changed file that may be among the paths not placed': coverageView({
    facts: coverageFacts(allRun, {
      change: change({ ...allRun, 'src/seed.ts': { changed: [1] } }),
      unplaced: [{ report: 'coverage/lcov.info', path: '/srv/old/seed.ts' }],
    }),
  }),
  'met, with the coverage of the whole project, unknown before': coverageView({
    facts: coverageFacts(allRun, { existing: { lines: 3, covered: 2 } }),
  }),
  'unknown, no report though the base branch has one': doubtful({}, { withheld: 'told' }),
  'unknown, no report though the base branch has one, blocking': doubtful({}, { withheld: 'asked' }),
  'unmet, with a change of workflows and coverage settings': red({
    view: { measuring: ['.github/workflows/ci.yml', 'web/.coveragerc'] },
  }),
  'unknown, no report from the workflows that count': coverageView({
    facts: factsWithoutReports(source),
    values: { workflows: ['test.yml', 'e2e-*.yml'] },
  }),
  'unmet, enforced and required, target locked by the organization': red(),
  'unmet, from a fork': red({ subject: { fromFork: true } }),
  'unmet, advice by default': red({ rule: { ...adviceByDefault, provenance: builtIn } }),
  'unmet, advice by the check’s own mode': red({
    rule: {
      mode: 'advise',
      modeSetting: { setting: 'checks.incremental-coverage.mode: advise', provenance: repositoryLine4 },
      provenance: repositoryLine4,
    },
  }),
  'unmet, draft': red({ subject: { draft: true } }),
  'unmet, enforced but not required': red({ rule: { required: false, provenance: repositoryLine4 } }),
  'unmet, whether it is required is unknown': red({ rule: { required: undefined } }),
  'unmet, ignore list locked by the organization': red({ rule: { ignoreProvenance: organizationLine6 } }),
  'unmet, target raised by the repository over the organization’s': red({
    rule: { provenance: { ...repositoryLine4, locked: true } },
  }),
  'unmet, one changed line, one pull request besides': coverageView({
    facts: coverageFacts(oneLine),
    subject: { siblings: [471] },
  }),
  'unmet, twelve files, other options than the default, several pull requests': coverageView({
    facts: coverageFacts(twelveFiles, {
      change: change({ ...twelveFiles, 'src/a.gen.ts': { changed: [1] } }),
      reports: [
        reportSource(),
        reportSource({
          artifact: 'coverage-api',
          entry: 'api report.xml',
          format: 'cobertura',
          fileCount: 1,
          placedCount: 1,
        }),
      ],
    }),
    values: { target: 72.5, ignore: ['**/*.gen.ts', "it's/**"] },
    subject: { siblings: [471, 475] },
    view: { mergeBase: null },
  }),
  'unmet, partly run lines count as missed': coverageView({
    facts: coverageFacts({ 'src/quotes/throttle.ts': { run: [1, 2], partly: [3, 4, 5] } }),
    values: { partials: 'missed' },
  }),
  'unmet, waived by a comment': red({ view: { waiver: waivedByComment } }),
  'unmet, waived by the organization’s policy': red({ view: { waiver: waivedByPolicy } }),
  'met, with a waiver that is not needed': green({ view: { waiver: waivedByComment } }),
  'met, enforced and required': green(),
  'met, enforced but not required': green({ rule: { required: false } }),
  'met, all lines run, partly run lines count as run, a file absent from the reports': coverageView({
    facts: coverageFacts(
      { 'src/quotes/throttle.ts': { run: lines(1, 9), partly: [10] } },
      {
        change: change({
          'src/quotes/throttle.ts': { changed: lines(1, 10) },
          'scripts/seed.ts': { changed: [1, 2] },
        }),
      },
    ),
  }),
  'met, line numbers mapped from an assumed merge': green({
    view: {
      finding: coverageView({
        facts: coverageFacts(allRun, {
          numbering: {
            testedMerge: { sha: 'c7e93d2000000000000000000000000000000000', assumed: true },
            mapped: ['src/quotes/throttle.ts'],
            unsure: [],
          },
        }),
      }).finding,
    },
  }),
  'met, with files of which nobody knows what commit the report numbers': green({
    view: {
      finding: coverageView({
        facts: coverageFacts(allRun, {
          numbering: { testedMerge: null, mapped: [], unsure: ['src/quotes/throttle.ts'] },
        }),
      }).finding,
    },
  }),
  'met, from a fork, sent by CI outside GitHub Actions': coverageView({
    facts: coverageFacts(allRun, { reports: [sentReport({ entry: '' })] }),
    subject: { fromFork: true },
  }),
  'met, from a workflow run and sent in a zip, one part unreadable': coverageView({
    facts: coverageFacts(allRun, {
      reports: [reportSource(), sentReport({ format: 'jacoco' })],
      unreadable: [
        { sentBy: 'team city', entry: 'e2e/coverage.json', reason: cutOff },
        { sentBy: 'team city', entry: null, reason: unreadBecause('archive.many-entries', { most: 10_000 }) },
      ],
    }),
    subject: { fromFork: true },
  }),
  'met, policy file with problems, last good version in force': green({
    view: {
      policyNotices: {
        problems: [mistypedKey()],
        notes: ['repository-kept'],
      },
    },
  }),
  'met, problems in both policy files, none kept': green({
    view: {
      policyNotices: {
        problems: [
          {
            file: 'harbour/.github → .github/rung.yml',
            line: 2,
            column: 1,
            kind: 'wrong-value',
            values: {
              path: 'checks.ci-status.ignore',
              expected: { form: 'list', max: 200, of: { form: 'glob', max: 256 } },
              found: 'docs-links',
              nearest: null,
            },
          },
          ...[4, 5, 6].map(line => ({
            file: '.github/rung.yml',
            line,
            column: 1,
            kind: 'looser-than-locked' as const,
            values: {
              path: 'checks.incremental-coverage.target',
              wish: '60',
              floor: '80',
              organizationFile: 'harbour/.github → .github/rung.yml',
              line: 6,
            },
          })),
        ],
        notes: [],
      },
    },
  }),
  'met, organization’s policy unreadable, last known in force': green({
    view: { policyNotices: { problems: [], notes: ['organization-unreadable', 'organization-kept'] } },
  }),
  'met, both policies unreadable': green({
    view: {
      policyNotices: { problems: [], notes: ['organization-unreadable', 'repository-unreadable'] },
    },
  }),
  'nothing testable changed': coverageView({
    facts: factsWithoutReports({ 'README.md': { changed: [1] } }),
  }),
  'nothing testable changed, files ignored': coverageView({
    facts: factsWithoutReports({ 'README.md': { changed: [1] }, 'src/a.gen.ts': { changed: [1] } }),
    values: { ignore: ['**/*.gen.ts'] },
  }),
  'unknown, no CI': doubtful({ doubt: 'no-ci' }),
  'unknown, merge conflict': doubtful({ doubt: 'merge-conflict' }),
  'unknown, waiting for an approval': doubtful({ doubt: 'awaiting-approval' }),
  'unknown, unfinished at the deadline': doubtful(
    { doubt: 'unfinished' },
    {
      pendingRuns: [
        { name: 'test', url: 'https://git.harbour.example/harbour/quote-gateway/actions/runs/1' },
        { name: 'nightly build', url: 'https://git.harbour.example/harbour/quote-gateway/actions/runs/2' },
      ],
    },
  ),
  'unknown, no report': doubtful({}),
  'unknown, no report and an empty list of artifact names': coverageView({
    facts: factsWithoutReports(source),
    values: { artifacts: [] },
  }),
  'unknown, unreadable report': doubtful({
    unreadable: [
      { artifact: 'coverage-unit', entry: 'coverage.json', reason: cutOff },
      {
        artifact: 'coverage-api',
        entry: null,
        reason: unreadBecause('archive.large', { size: shownSize(100 * 1024 * 1024) }),
      },
    ],
  }),
  'unknown, unreadable report that was sent': doubtful({
    unreadable: [
      {
        sentBy: 'jenkins',
        entry: '',
        reason: unreadBecause('report.other-format', { formats: ['lcov', 'JaCoCo XML'] }),
      },
      { sentBy: 'jenkins', entry: 'e2e/cobertura.xml', reason: malformed },
    ],
  }),
  'unknown, artifact expired': doubtful({ doubt: 'artifact-expired' }),
  'unknown, contents forbidden': doubtful({ doubt: 'contents-forbidden' }),
  'unknown, artifacts forbidden': doubtful({ doubt: 'artifacts-forbidden' }),
  'unknown, absent from the reports': coverageView({
    facts: coverageFacts(source, { coverage: new Map() }),
  }),
  'unknown, absent, seven files, ignore list locked': coverageView({
    facts: coverageFacts(
      Object.fromEntries(lines(1, 7).map(number => [`src/part-${number}.ts`, { changed: [1] }])),
      { coverage: new Map() },
    ),
    rule: { ignoreProvenance: organizationLine6 },
    subject: { siblings: [471] },
  }),
  'unknown, report paths not placed': coverageView({
    facts: coverageFacts(source, {
      coverage: new Map(),
      reports: [reportSource({ placedCount: 210, skippedRecords: 1, firstSkipped: { line: 7 } })],
      unplaced: [
        { report: 'coverage/lcov.info', path: '/app/src/quotes/throttle.ts' },
        { report: 'coverage/lcov.info', path: '/app/src/quotes/replay.ts' },
      ],
    }),
  }),
  'unknown, too large': doubtful({
    change: change(source, { withoutPatch: ['src/generated.ts'] }),
  }),
  'unknown, too large, more files than are named': doubtful({
    change: change(source, { withoutPatch: lines(1, 8).map(index => `src/generated-${index}.ts`) }),
  }),
  'unknown, too large without names': doubtful({ change: change(source, { isCut: true, fileCount: 3_004 }) }),
  'unknown, numbering not recorded': coverageView({
    facts: coverageFacts(allRun, {
      alternatives: [treeCoverage({ 'src/quotes/throttle.ts': { missed: lines(1, 42) } })],
    }),
  }),
};
