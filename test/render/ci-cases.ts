import type { CiView } from '../../src/render/ci-view.ts';
import { at, ciItem, workflowRun } from '../builders/ci.ts';
import { lines } from '../builders/coverage-facts.ts';
import { mistypedKey } from '../builders/policy-problems.ts';
import {
  adviceByDefault,
  type CiViewValues,
  ciView,
  organizationLine6,
  repositoryLine4,
  waivedByComment,
} from '../builders/views.ts';

const mainRed = {
  state: 'red',
  since: at('09:12'),
  run: workflowRun({ runNumber: 1788, headBranch: 'main', event: 'push', conclusion: 'failure' }),
} as const;

const someRed = (values: Partial<CiViewValues> = {}) =>
  ciView({
    judged: [ciItem('lint', 'green'), ciItem('test', 'red'), ciItem('scan', 'red', { said: 'timed_out' })],
    ...values,
  });
const allGreen = (values: Partial<CiViewValues> = {}) =>
  ciView({
    judged: ['build', 'lint', 'test', 'docs'].map(name => ciItem(name, 'green')),
    ...values,
  });

export const ciCases: Readonly<Record<string, CiView>> = {
  'met, all workflows green, the target branch red': allGreen({ targetBranch: mainRed }),
  'met, the target branch red since another day, long names': allGreen({
    targetBranch: { ...mainRed, since: new Date('2026-11-20T09:12:00Z') },
    subject: { baseBranch: 'release/2026.11-settlement-of-quotes-and-orders' },
  }),
  'met, commit statuses unseen': allGreen({ view: { statusesUnseen: true } }),
  'met, required checks green, another one red': ciView({
    judged: [ciItem('test', 'green', { kind: 'check' }), ciItem('lint', 'green', { kind: 'check' })],
    others: [
      ciItem('docs-links', 'red', { kind: 'check' }),
      ciItem('build/linux', 'running', { kind: 'status', url: null }),
    ],
    required: true,
  }),
  'met, one workflow': ciView({ judged: [ciItem('test', 'green')], rule: { required: false } }),
  'met, some skipped, a name ignored': allGreen({
    judged: [
      ciItem('test', 'green'),
      ciItem('deploy', 'skipped'),
      ciItem('scan', 'green', { kind: 'check' }),
    ],
    view: { ignore: ['docs-links', 'nightly-*'] },
  }),
  'met, nothing known of required checks nor of the target branch': allGreen({
    targetBranch: { state: 'unknown' },
    rule: { required: undefined },
  }),
  'unmet, enforced and required': someRed(),
  'unmet, required checks': someRed({
    judged: [
      ciItem('test', 'red', { kind: 'check' }),
      ciItem('build/linux', 'absent', { kind: 'check', url: null }),
    ],
    required: true,
    others: lines(1, 12).map(number => ciItem(`other-${number}`, 'green', { kind: 'check' })),
  }),
  'unmet, one workflow, advice by default': someRed({
    judged: [ciItem('test', 'red')],
    rule: adviceByDefault,
  }),
  'unmet, advice by the check’s own mode': someRed({
    rule: {
      mode: 'advise',
      modeSetting: { setting: 'checks.ci-status.mode: advise', provenance: repositoryLine4 },
    },
  }),
  'unmet, draft, several pull requests': someRed({ subject: { draft: true, siblings: [471, 475] } }),
  'unmet, enforced but not required, ignore list locked': someRed({
    rule: { required: false, ignoreProvenance: organizationLine6 },
  }),
  'unmet, fifty workflows, policy file with problems': someRed({
    judged: lines(1, 50).map(number => ciItem(`part-${number}`, number === 33 ? 'red' : 'green')),
    view: {
      policyNotices: {
        problems: [mistypedKey()],
        notes: ['repository-kept', 'organization-unreadable'],
      },
    },
  }),
  'unmet, waived by a comment, main red': someRed({
    targetBranch: mainRed,
    view: { waiver: { ...waivedByComment, practice: 'ci-status' } },
  }),
  'unknown, no CI': ciView({ judged: [] }),
  'unknown, merge conflict': ciView({ judged: [], mergeConflict: true }),
  'unknown, waiting for an approval': ciView({
    judged: [ciItem('test', 'awaiting-approval'), ciItem('lint', 'green')],
    subject: { siblings: [471] },
  }),
  'unknown, one required check absent': ciView({
    judged: [
      ciItem('test', 'green', { kind: 'check' }),
      ciItem('build/linux', 'absent', { kind: 'check', url: null }),
    ],
    required: true,
    targetBranch: mainRed,
  }),
  'unknown, two required checks absent': ciView({
    judged: ['build/linux', 'build/windows'].map(name =>
      ciItem(name, 'absent', { kind: 'check', url: null }),
    ),
    required: true,
  }),
  'unknown, more required checks absent than are named': ciView({
    judged: Array.from({ length: 12 }, (_, index) =>
      ciItem(`build/${index + 1}`, 'absent', { kind: 'check', url: null }),
    ),
    required: true,
  }),
  'unknown, unfinished at the deadline': ciView({
    judged: [ciItem('test', 'running', { said: 'in_progress' }), ciItem('lint', 'green')],
  }),
};
