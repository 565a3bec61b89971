import type { Component, PathMap } from '../model/coverage.ts';
import { entry, glob, listOf, number, oneOf, text, trueOrFalse, wholeNumber } from './form.ts';
import { globs, ignored, mode } from './key-families.ts';
import { higher, lower } from './lock.ts';
import { type PolicyKey, policyKey, strictWords } from './policy-key.ts';

const coverage = 'checks.incremental-coverage';
const percent = number(0, 100);

/** What is judged, and against what. */
const judging: readonly PolicyKey[] = [
  mode('incremental-coverage', 'enforce', 'Do tests run the lines that a pull request changes?'),
  policyKey<number>({
    path: `${coverage}.target`,
    form: percent,
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
  strictWords(['ignore', 'judge'], {
    path: `${coverage}.generated-files`,
    builtIn: 'ignore',
    says: 'Whether files are judged that the base branch marks as `linguist-generated` in `.gitattributes`.',
    example: 'judge',
  }),
  policyKey<boolean>({
    path: `${coverage}.ignore-whitespace`,
    form: trueOrFalse,
    builtIn: false,
    says: 'Whether lines that differ from a removed one in blanks and tabs only are no change.',
    example: true,
  }),
  strictWords(['ignore', 'warn', 'fail'], {
    path: `${coverage}.missing-files`,
    builtIn: 'warn',
    says: 'What follows when a changed source file stands in no report though there is one: it counts as ignored, it is named, or the check falls short.',
    example: 'fail',
  }),
  strictWords(['neutral', 'block'], {
    path: `${coverage}.missing-report`,
    builtIn: 'neutral',
    says: 'What follows when the runs of a commit bring no readable report, or there are no runs, though those of the base branch brought one in the last 30 days. `block` asks for a report (`action_required`). What GitHub or Rung itself cannot tell never blocks.',
    example: 'block',
  }),
  policyKey<number>({
    path: `${coverage}.min-lines`,
    form: wholeNumber(0, 1000),
    lock: lower,
    builtIn: 0,
    says: 'Changes of fewer testable lines are not judged; 0 judges all.',
    example: 5,
  }),
  policyKey<'success' | 'neutral'>({
    path: `${coverage}.nothing-to-cover`,
    form: oneOf(['success', 'neutral']),
    builtIn: 'success',
    says: 'How the check ends where no testable line changed, or too few. Neither blocks.',
    example: 'neutral',
  }),
  policyKey<Component[]>({
    path: `${coverage}.components`,
    form: listOf(entry<Component>({ name: text(50), paths: listOf(glob(256), 50), target: percent }), 50),
    builtIn: [],
    says: 'Parts of the repository with targets of their own. Each is held against its own target, what belongs to none against `target`; the first that has a path counts.',
    example: [{ name: 'api', paths: ['services/api/**'], target: 90 }],
  }),
];

/** Where the figures come from, and how they are shown. */
const reading: readonly PolicyKey[] = [
  policyKey<string[]>({
    path: `${coverage}.artifacts`,
    form: globs,
    builtIn: ['*coverage*', '*lcov*', '*cobertura*', '*clover*', '*jacoco*'],
    says: 'Globs of the names of artifacts that hold coverage reports.',
    example: ['coverage-*'],
  }),
  policyKey<string[]>({
    path: `${coverage}.workflows`,
    form: globs,
    builtIn: [],
    says: 'Globs of the files of workflows whose artifacts count, relative to `.github/workflows/`; none given: all.',
    example: ['test.yml'],
  }),
  policyKey<PathMap[]>({
    path: `${coverage}.paths`,
    form: listOf(entry<PathMap>({ from: text(256), to: text(256) }), 50),
    builtIn: [],
    says: 'Which path of the repository a path in a report stands for, by their beginnings. For reports that Rung cannot place by itself.',
    example: [{ from: '/app', to: 'services/api' }],
  }),
  policyKey<'auto' | 'merge' | 'head'>({
    path: `${coverage}.numbering`,
    form: oneOf(['auto', 'merge', 'head']),
    builtIn: 'auto',
    says: "Whose line numbers reports have: the tested merge commit's, or the head's where the workflow checks out the head.",
    example: 'head',
  }),
  policyKey<boolean>({
    path: `${coverage}.annotations`,
    form: trueOrFalse,
    builtIn: true,
    says: 'Whether lines that no test runs are marked in the diff.',
    example: false,
  }),
];

export const coverageKeys: readonly PolicyKey[] = [...judging, ...reading];
