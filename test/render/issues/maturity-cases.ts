import type { LadderPolicy } from '../../../src/facts/ladder/ladder-policy.ts';
import { assess } from '../../../src/maturity/assess.ts';
import { assessed, nothingOf, unknownBecause } from '../../../src/practices/outcome.ts';
import type { EarlierTurn, MaturityIssueInput } from '../../../src/render/issues/issue-inputs.ts';
import { type Answers, answeredPractices, share } from '../../builders/answered-practices.ts';
import { daysAgo, place, repositoryFacts } from '../../builders/ladder-facts.ts';

export const url = 'https://git.harbour.example/harbour/quote-gateway';
const headSha = '41d0b6a7c2f04f6b9f6a2f1f0f4a8d1c9b3e5a70';
const noManifest = unknownBecause({ kind: 'source', what: 'manifests' });
const noIncident = unknownBecause({ kind: 'policy', key: 'incident-label' });
const pulls = (...numbers: readonly number[]) =>
  numbers.map(number => ({ text: `#${number}`, at: `pull/${number}` }));
const files = (...paths: readonly string[]) => paths.map(path => ({ text: path, path }));
const lights = { lights: 6, open: 0, flaky: 0, median: 125, p90: 600, fix: 100 };
const complexity = { linters: 1, limits: 1 };
const stages = {
  ...{
    build: true,
    unitTest: true,
    staticCheck: true,
    securityCheck: false,
    package: true,
    deployToTest: true,
  },
  ...{ testAfterDeployment: false, deployToProduction: true, notify: false },
};
const gate = { areSeen: true, checks: 0, hasTests: false, hasAnalysis: false, hasCoverage: false };

/** A repository in the middle of the ladder: each kind of answer is in it. */
export const answers: Answers = {
  'priority-set': share(39, 75, { evidence: [{ text: '#488', at: 'issues/488' }] }),
  'work-item-linked': share(186, 190),
  'wip-age': share(1, 20),
  'ci-present': assessed(1, { figures: { onPush: true, onPullRequest: true } }),
  'ci-success-rate': share(181, 190),
  'incremental-coverage': assessed((4120 / 5390) * 100, {
    figures: { covered: 4120, coverable: 5390, measured: 190, merged: 201 },
    ...{ samples: 190, windowDays: 90, evidence: pulls(431, 446, 459, 461, 463, 470, 471) },
    conditions: { required: false },
  }),
  'integration-frequency': assessed(3.2, {
    figures: { integrations: 205, days: 64, authorDays: 186, perAuthorDay: 1.1 },
    ...{ samples: 64, windowDays: 90, conditions: { 'per-author-day': true, 'ci-coverage': false } },
  }),
  'quality-gate': assessed(2, { figures: gate, evidence: pulls(431, 446, 459) }),
  'red-fix-time': assessed(310, {
    ...{ figures: lights, samples: 6, windowDays: 90 },
    evidence: [
      { text: 'test', at: 'actions/runs/1788' },
      { text: 'test', at: 'actions/runs/1841' },
    ],
  }),
  'review-coverage': share(190, 201),
  'capacity-declared': noManifest,
  'ha-declared': noManifest,
  'health-probes': noManifest,
  'incident-ack': noIncident,
  'incident-restore-time': noIncident,
  'runbook-present': assessed(1, { figures: { runbooks: 1 }, evidence: files('docs/runbook.md') }),
  'api-contract': assessed(3, { figures: { schemas: 1, isLinted: true, isGuarded: false } }),
  'architecture-record': assessed(2, {
    figures: { described: 'docs/architecture.md', records: 4 },
    evidence: files('docs/architecture.md'),
  }),
  'code-complexity-gate': assessed(3, { figures: complexity }),
  'actions-pinned': share(18, 52, {
    windowDays: null,
    evidence: [{ text: 'harbour-ext/scan@v3', path: '.github/workflows/scan.yml', line: 14 }],
  }),
  'dangerous-workflow': assessed(0, { figures: { part: 0, whole: 6 } }),
  'secret-scanning': assessed(3, { figures: { hasAlerts: false, isOn: true } }),
  'signed-release': share(0, 12),
  'threat-model': assessed(3, {
    figures: { documents: 1, isRecent: false },
    evidence: files('docs/threats.md'),
  }),
  'token-permissions': share(2, 6, {
    windowDays: null,
    evidence: files('.github/workflows/build.yml', '.github/workflows/test.yml'),
  }),
  'pipeline-stages': assessed(6, { figures: { ...stages, part: 6, whole: 9 } }),
  'queue-time': assessed(0.5, { figures: { jobs: 400, median: 0.4 } }),
  'post-deploy-test': share(16, 20),
  'value-stated': unknownBecause({ kind: 'source', what: 'labels' }),
  'flow-efficiency': unknownBecause({ kind: 'source', what: 'projects' }),
  'bus-factor': assessed(3, {
    ...{ figures: { commits: 552, people: 3, authors: 8 }, samples: 552, windowDays: 365 },
  }),
  'pr-conversation': share(171, 180),
  'review-pickup': assessed(27, { figures: { pulls: 190, median: 20, waiting: 0 }, windowDays: 180 }),
  'escape-rate': nothingOf('bugs'),
  'flaky-rate': share(4, 202),
  'regression-test-for-bug': share(13, 20),
  'test-results-published': unknownBecause({ kind: 'source', what: 'ci' }),
  'defect-trend': unknownBecause({ kind: 'samples', n: 8, minimum: 10 }),
  'test-time': assessed(9, { figures: { runs: 40, median: 8 } }),
  'slo-declared': noManifest,
  'chaos-experiment': unknownBecause({ kind: 'source', what: 'convention' }),
};

export const waiver = { practice: 'signed-release', until: '2027-03-31', because: 'HSM arrives in March' };

interface Given {
  readonly answers?: Answers;
  readonly policy?: Partial<LadderPolicy>;
  readonly earlier?: MaturityIssueInput['earlier'];
  readonly improvements?: MaturityIssueInput['improvements'];
  readonly targetSaidBy?: MaturityIssueInput['targetSaidBy'];
}

/** Assessed as a repository is; a fault in a practice fails the test. */
export function maturityInput(given: Given = {}): MaturityIssueInput {
  const practices = answeredPractices(given.answers ?? answers);
  const facts = {
    ...repositoryFacts({ place: { ...place, headSha } }, given.policy ?? { waivers: [waiver] }),
    repository: 'harbour/quote-gateway',
  };
  const onFault = (_: string, error: unknown) => {
    throw error;
  };

  return {
    ...{ facts, assessment: assess(facts, onFault, practices), practices, url, zone: 'Asia/Shanghai' },
    earlier: given.earlier ?? [],
    improvements: given.improvements ?? new Map([['quality-gate', 512]]),
    targetSaidBy: given.targetSaidBy ?? { file: 'harbour/.github → .github/rung.yml', line: 3 },
  };
}

/** A turn so many days ago, in which these practices answered otherwise. */
export function earlierTurn(days: number, otherwise: Answers, given: Given = {}): EarlierTurn {
  const { assessment } = maturityInput({
    ...given,
    answers: { ...(given.answers ?? answers), ...otherwise },
  });

  return { at: daysAgo(days), domains: assessment.domains };
}

/** The example with its history of twelve weeks. */
export function fullExample(): MaturityIssueInput {
  const coverage = (covered: number) =>
    assessed((covered / 5000) * 100, {
      figures: { covered, coverable: 5000, measured: 150, merged: 160 },
      conditions: { required: false },
    });
  const before = { 'incremental-coverage': coverage(3400), 'regression-test-for-bug': share(4, 20) };

  return maturityInput({
    earlier: [
      ...[91, 84, 77, 70].map(days => earlierTurn(days, before)),
      ...[42, 35, 14, 7].map(days => earlierTurn(days, { 'incremental-coverage': coverage(3600) })),
    ],
  });
}
