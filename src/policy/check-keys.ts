import { glob, listOf, number, oneOf, wholeNumber } from './form.ts';
import { fewer, higher, lower } from './lock.ts';
import type { CheckId, Mode } from './policy.ts';
import { type PolicyKey, policyKey, strictWords } from './policy-key.ts';

const modes: readonly Mode[] = ['off', 'advise', 'enforce'];
const coverage = 'checks.incremental-coverage';

/** Long lists of long globs cost time on every path of a pull request. */
const globs = listOf(glob(256), 200);

export const checkKeys: readonly PolicyKey[] = [
  mode('incremental-coverage', 'enforce', 'Do tests run the lines that a pull request changes?'),
  policyKey<number>({
    path: `${coverage}.target`,
    form: number(0, 100),
    lock: higher,
    builtIn: 80,
    says: 'Percent of the changed, testable lines that tests are asked to run.',
    example: 85,
  }),
  strictWords(['covered', 'missed'], {
    path: `${coverage}.partials`,
    builtIn: 'covered',
    says: 'How lines count of which tests run some branches only.',
    example: 'missed',
  }),
  ignored(`${coverage}.ignore`, 'Globs of files that are not judged, such as generated code.', [
    '**/*.gen.ts',
  ]),
  policyKey<string[]>({
    path: `${coverage}.artifacts`,
    form: globs,
    builtIn: ['*coverage*', '*lcov*', '*cobertura*'],
    says: 'Globs of the names of artifacts that hold coverage reports.',
    example: ['coverage-*'],
  }),
  policyKey<'auto' | 'merge' | 'head'>({
    path: `${coverage}.numbering`,
    form: oneOf(['auto', 'merge', 'head']),
    builtIn: 'auto',
    says: "Whose line numbers reports have: the tested merge commit's, or the head's where the workflow checks out the head.",
    example: 'head',
  }),
  policyKey<'ignore' | 'warn' | 'fail'>({
    path: `${coverage}.missing-files`,
    form: oneOf(['ignore', 'warn', 'fail']),
    builtIn: 'warn',
    says: 'What follows when a changed source file stands in no report.',
    example: 'fail',
    isNotUsedYet: true,
  }),
  policyKey<number>({
    path: `${coverage}.min-lines`,
    form: wholeNumber(0, 1000),
    builtIn: 0,
    says: 'Changes of fewer testable lines are not judged; 0 judges all.',
    example: 5,
    isNotUsedYet: true,
  }),
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
  {
    ...mode('definition-of-done', 'advise', 'Is the change ready: work item, tests, checklist, approvals?'),
    isNotUsedYet: true,
  },
  {
    ...mode('security', 'advise', 'What does the change do to security practices?'),
    isNotUsedYet: true,
  },
  mode('policy', 'enforce', 'Is a changed policy file valid, and what does it change?'),
  mode('release', 'advise', 'Was a published release green, covered, traceable and documented?'),
];

function mode(check: CheckId, builtIn: Mode, question: string): PolicyKey {
  return strictWords(modes, {
    path: `checks.${check}.mode`,
    builtIn,
    says: `${question} \`off\` posts nothing, \`advise\` is never red, \`enforce\` is red when it falls short. \`start\` limits it.`,
    example: builtIn === 'enforce' ? 'advise' : 'enforce',
  });
}

function ignored(path: string, says: string, example: string[]): PolicyKey {
  return policyKey<string[]>({ path, form: globs, lock: fewer, builtIn: [], says, example });
}
