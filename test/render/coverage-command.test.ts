import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coverageCommand } from '../../src/render/coverage-command.ts';
import { shellWord } from '../../src/render/shell-word.ts';
import { coverageFacts, reportSource, sentReport } from '../builders/coverage-facts.ts';
import { hostileText } from '../builders/foreign.ts';
import { type CoverageViewValues, coverageView } from '../builders/views.ts';

const facts = coverageFacts({ 'src/a.ts': { run: [1] } });
const commandOf = (values: Partial<CoverageViewValues>) =>
  coverageCommand(coverageView({ facts, ...values }));

describe('the command for the same figure', () => {
  test.each<[string, Partial<CoverageViewValues>, string]>([
    ['names merge base, report and target', {}, '--base 41d0b6a --report coverage/lcov.info --target 80'],
    [
      'names the base branch where the merge base is not known',
      { view: { mergeBase: null }, subject: { baseBranch: 'release/1.0' } },
      '--base origin/release/1.0 --report coverage/lcov.info --target 80',
    ],
    [
      'names other options than the defaults',
      { values: { target: 72.5, partials: 'missed', ignore: ['**/*.gen.ts', 'docs/**'] } },
      "--base 41d0b6a --report coverage/lcov.info --target 72.5 --partials missed --ignore '**/*.gen.ts' --ignore 'docs/**'",
    ],
    [
      'names a report once, though two artifacts hold one of that name',
      { facts: { ...facts, reports: [reportSource(), reportSource({ artifact: 'coverage-api' })] } },
      '--base 41d0b6a --report coverage/lcov.info --target 80',
    ],
    [
      'leaves a place for the name of a report that was sent without one',
      { facts: { ...facts, reports: [sentReport({ entry: '' }), sentReport({ entry: 'b.xml' })] } },
      '--base 41d0b6a --report path/to/report --report b.xml --target 80',
    ],
  ])('%s', (_, values, options) => {
    expect(commandOf(values)).toBe(`rung coverage ${options}`);
  });
});

describe('a word for the shell', () => {
  test.each([
    ['src/a-b_c.ts', 'src/a-b_c.ts'],
    ['a b', "'a b'"],
    ["it's", "'it'\\''s'"],
    ['$(rm -r .)', "'$(rm -r .)'"],
    ['', "''"],
    ['-x', "'-x'"],
    ['a\nb', "'<name with control characters>'"],
    ['a\u202eb', "'<name with control characters>'"],
    ['a\u2028b', "'<name with control characters>'"],
  ])('%j', (text, expected) => {
    expect(shellWord(text)).toBe(expected);
  });

  test('is read by a shell as what it was', () => {
    const words = fc.sample(hostileText, 200).filter(text => shellWord(text) !== shellWord('\n'));
    const script = words.map(word => `printf '%s\\n' ${shellWord(word)}`).join('\n');

    expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(
      words.map(word => `${word}\n`).join(''),
    );
  });
});
