import { expect, test } from 'vitest';
import type { PullRequestTopic } from '../../src/model/check-run-output.ts';
import type { Start } from '../../src/policy/policy.ts';
import type { KeptFinding } from '../../src/usecases/kept-finding.ts';
import { stickyTopics } from '../../src/usecases/sticky-topics.ts';
import { at, headSha } from '../builders/ci.ts';
import { evaluation, repository } from '../builders/evaluations.ts';

const concluded = { concludedAt: at('09:30'), conclusion: 'failure' } as const;
const coverage: KeptFinding = {
  topic: 'incremental-coverage',
  answer: 'unmet',
  reason: null,
  conclusion: 'failure',
  title: '62.50% of 48 changed lines run by tests; asked 80%',
  note: { en: '**Incremental coverage 62.50%, asked 80%.**' },
  required: true,
  figures: { percent: 62.5 },
};
const ci: KeptFinding = { ...coverage, topic: 'ci-status', answer: 'met', conclusion: 'success', note: null };

interface Seen {
  readonly evaluation?: Partial<ReturnType<typeof evaluation>> | null;
  readonly finding?: KeptFinding;
  readonly foundFor?: string;
}

/** Both workflow topics concluded on the head, the others never judged, unless told. */
async function topicsOf(
  change: Partial<Record<PullRequestTopic, Seen>> = {},
  modes: Partial<Record<PullRequestTopic, 'off'>> = {},
  start: Start = 'enforce',
) {
  const seen: Partial<Record<PullRequestTopic, Seen>> = {
    'incremental-coverage': { finding: coverage },
    'ci-status': { finding: ci },
    ...change,
  };
  const of = (topic: string) => seen[topic as PullRequestTopic];
  const services = {
    webUrl: 'https://git.harbour.example',
    store: {
      evaluations: {
        latest: async (_: number, _sha: string, topic: PullRequestTopic) => {
          const one = of(topic);

          return one === undefined || one.evaluation === null
            ? undefined
            : evaluation({ topic, ...concluded, ...one.evaluation });
        },
      },
      assessments: {
        latest: async (_: number, _number: number, topic: PullRequestTopic) => {
          const one = of(topic);

          return one?.finding && { headSha: one.foundFor ?? headSha, findings: [one.finding] };
        },
      },
    },
  };
  const judged = {
    pull: { number: 7, headSha },
    modes: {
      'incremental-coverage': 'enforce',
      'ci-status': 'enforce',
      'wip-limit': 'advise',
      'definition-of-done': 'advise',
      security: 'advise',
      policy: 'enforce',
      ...modes,
    },
    policy: { policy: { start } },
  };
  type Arguments = Parameters<typeof stickyTopics>;

  return await stickyTopics(
    services as unknown as Arguments[0],
    repository,
    judged as unknown as Arguments[2],
  );
}

const standings = async (...asked: Parameters<typeof topicsOf>) =>
  (await topicsOf(...asked))?.map(({ topic, standing }) => `${topic} ${standing}`);

test('a concluded topic has what was found and the address of its check run', async () => {
  expect((await topicsOf())?.[0]).toEqual({
    topic: 'incremental-coverage',
    standing: 'to-do',
    note: coverage.note,
    title: coverage.title,
    url: 'https://git.harbour.example/harbour/quote-gateway/runs/501',
    required: true,
    figures: { percent: 62.5 },
  });
});

test.each<[string, Partial<KeptFinding>, string]>([
  ['red', {}, 'to-do'],
  ['unmet and neutral', { conclusion: 'neutral' }, 'advice'],
  ['unmet and waived', { conclusion: 'neutral', waived: true }, 'waived'],
  ['met', { answer: 'met', conclusion: 'success' }, 'met'],
  ['unknown', { answer: 'unknown', conclusion: 'neutral' }, 'unknown'],
  ['unknown, but red where an organization asks for evidence', { answer: 'unknown' }, 'to-do'],
  ['not applicable', { answer: 'not-applicable', conclusion: 'success' }, 'not-applicable'],
])('what is %s stands as %s', async (_, change, standing) => {
  const finding = { ...coverage, ...change };

  expect(await standings({ 'incremental-coverage': { finding } })).toEqual([
    `incremental-coverage ${standing}`,
    'ci-status met',
  ]);
});

test.each<[string, Partial<Record<PullRequestTopic, Seen>>]>([
  ['is judged anew', { 'ci-status': { finding: ci, evaluation: { concludedAt: null, conclusion: null } } }],
  ['was never judged on this commit', { 'ci-status': { finding: ci, evaluation: null } }],
  ['was judged for another head only', { 'ci-status': { finding: ci, foundFor: 'a'.repeat(40) } }],
  ['of the prompt ones is open', { policy: { evaluation: { concludedAt: null, conclusion: null } } }],
])('nothing is said while a topic %s', async (_, change) => {
  expect(await topicsOf(change)).toBeUndefined();
});

test('a topic that is off, or has nothing to show, is left out', async () => {
  expect(await standings({}, { 'ci-status': 'off' })).toEqual(['incremental-coverage to-do']);
  expect(await standings({ 'wip-limit': { evaluation: null } })).toEqual([
    'incremental-coverage to-do',
    'ci-status met',
  ]);
});

const security: KeptFinding = { ...coverage, topic: 'security', conclusion: 'neutral', required: false };
const allGreen = {
  'incremental-coverage': { finding: { ...coverage, answer: 'met', conclusion: 'success' } },
} as const;

test.each<[string, KeptFinding, Start, string]>([
  ['speaks up where nothing is to do', security, 'enforce', 'to-do'],
  ['is advice where the policy asks for advice alone', security, 'advise', 'advice'],
  ['keeps quiet when it was waived', { ...security, waived: true }, 'enforce', 'waived'],
])('a finding of security %s', async (_, finding, start, standing) => {
  const topics = await topicsOf({ ...allGreen, security: { finding } }, {}, start);
  const found = topics?.find(({ topic }) => topic === 'security');

  expect([found?.standing, found?.advised ?? false]).toEqual([standing, standing === 'to-do']);
});

test('beside something to do a finding of security is advice', async () => {
  expect(await standings({ security: { finding: security } })).toEqual([
    'incremental-coverage to-do',
    'ci-status met',
    'security advice',
  ]);
});
