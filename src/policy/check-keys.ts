import { coverageKeys } from './coverage-keys.ts';
import { entry, listOf, text, trueOrFalse, wholeNumber } from './form.ts';
import { ignored, mode } from './key-families.ts';
import { lower } from './lock.ts';
import type { AuthorLimit } from './policy.ts';
import { type PolicyKey, policyKey, strictWords } from './policy-key.ts';

export const checkKeys: readonly PolicyKey[] = [
  ...coverageKeys,
  mode('ci-status', 'enforce', 'Have the workflows, checks and statuses of a commit ended green?'),
  ignored(
    'checks.ci-status.ignore',
    'Names or globs of workflows, checks and statuses that are not judged.',
    ['docs-links'],
  ),
  strictWords(['off', 'advise'], {
    path: 'checks.wip-limit.mode',
    builtIn: 'advise',
    says: 'Does an author stay within the limit of open, ready pull requests? Advice only: it cannot be enforced.',
    example: 'off',
  }),
  policyKey<number>({
    path: 'checks.wip-limit.per-author',
    form: wholeNumber(1, 100),
    lock: lower,
    builtIn: 3,
    says: 'Open, ready pull requests of one author in the repository.',
    example: 2,
  }),
  policyKey<AuthorLimit[]>({
    path: 'checks.wip-limit.authors',
    form: listOf(entry<AuthorLimit>({ login: text(100), limit: wholeNumber(1, 100) }), 100),
    builtIn: [],
    says: 'Limits of certain people in place of `per-author`, whatever the case of their login.',
    example: [{ login: 'mia', limit: 5 }],
  }),
  policyKey<boolean>({
    path: 'checks.wip-limit.count-drafts',
    form: trueOrFalse,
    builtIn: false,
    says: 'Whether drafts count as open work too. They are listed either way.',
    example: true,
  }),
  mode('definition-of-done', 'advise', 'Is the change ready: work item, tests, checklist, approvals?'),
  mode('security', 'advise', 'What does the change do to security practices?'),
  mode('policy', 'enforce', 'Is a changed policy file valid, and what does it change?'),
  mode('release', 'advise', 'Was a published release green, covered, traceable and documented?'),
];
