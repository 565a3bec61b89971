import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { pipelineVisible } from '../../../src/practices/system-and-tools/pipeline-visible.ts';
import {
  bot,
  daysAgo,
  filesOf,
  issueRecord,
  person,
  repositoryFacts,
  resultOf,
  treeOf,
} from '../../builders/ladder-facts.ts';
import { placeOf } from '../../builders/pipeline-facts.ts';

const badge = '[![CI](https://github.com/harbour/quotes/actions/workflows/ci.yml/badge.svg)](x)';
const report = issueRecord(7, { title: 'Rung: where this repository stands', author: bot });
const judge = (readme: string | null, values: Partial<FactValues> = {}) =>
  resultOf(
    pipelineVisible,
    repositoryFacts({
      files: filesOf(readme === null ? {} : { 'README.md': readme }),
      ...{ tree: treeOf(), place: placeOf({ visibility: 'internal' }), issues: [report] },
      ...values,
    }),
  );

describe('pipeline visible', () => {
  test.each([
    ['no README', null, 1],
    ['a README without it', '# Quotes, with actions/checkout', 1],
    ['a link to an action', 'See https://github.com/actions/checkout', 1],
    ['a badge of coverage', '![](https://codecov.io/gh/a/b/branch/main/graph/badge.svg)', 1],
    ['a badge of known flaws', '![](https://snyk.io/test/github/a/b/badge.svg)', 1],
    ['a badge of a chat', '![](https://badges.gitter.im/a/b.svg)', 1],
    ['a badge of Jenkins', '![](https://ci.example/job/a/badge/icon)', 3],
    ['a badge of GitLab', '![](https://gitlab.com/a/b/badges/main/pipeline.svg)', 3],
    ['a badge of CircleCI', '![](https://circleci.com/gh/a/b.svg?style=svg)', 3],
    ['a badge of Travis CI', '![](https://app.travis-ci.com/a/b.svg?branch=main)', 3],
    ['a badge of Azure', '![](https://dev.azure.com/a/b/_apis/build/status/7)', 3],
    ['a badge', badge, 3],
    ['a link', '[CI](https://github.com/harbour/quotes/actions)', 3],
    ['a badge of other CI', '![](https://img.shields.io/github/checks-status/a/b)', 3],
    ['a badge of GitLab or Jenkins', '![](https://ci.example/buildStatus/icon?job=quotes)', 3],
  ])('%s', (_, readme, value) => {
    expect(judge(readme)).toMatchObject({ value, level: value === 3 ? 5 : value, gates: false });
  });

  test.each([
    ['none', []],
    ['a closed one', [{ ...report, closedAt: daysAgo(1) }]],
    ['one that a person wrote', [{ ...report, author: person() }]],
    ['another title', [issueRecord(8, { author: bot })]],
  ])('without a report of Rung it is the first step: %s', (_, issues) => {
    expect(judge(badge, { issues })).toMatchObject({ value: 2, level: 2, state: 'unmet' });
  });

  test('the report that the server knows counts, though it is not among the issues', () => {
    const place = placeOf({ visibility: 'internal' });
    const given = repositoryFacts({
      files: filesOf({ 'README.md': badge }),
      tree: treeOf(),
      place,
      issues: [],
    });
    expect(resultOf(pipelineVisible, { ...given, reportIssue: 7 })).toMatchObject({
      ...{ value: 3, state: 'met', evidence: [{}, { text: '#7' }] },
    });
    expect(resultOf(pipelineVisible, given)).toMatchObject({ value: 2, state: 'unmet' });
    const unseen = { ...given.facts, issues: { known: false, cause: { kind: 'clone' } } } as const;
    expect(resultOf(pipelineVisible, { ...given, facts: unseen, reportIssue: 7 })).toMatchObject({
      value: 3,
    });
  });

  test('of a private repository is unknown: its readers stand in settings', () => {
    expect(judge(badge, { place: placeOf({ visibility: 'private' }) })).toMatchObject({
      ...{ lines: { 2: 'met', 3: 'unknown' } },
      reason: { cause: { kind: 'source', what: 'teams' } },
    });
  });

  test('is unknown where the README is there and cannot be read, or nobody sees issues', () => {
    expect(judge(null, { tree: treeOf('README.rst') })).toMatchObject({
      reason: { cause: { kind: 'unreadable', path: 'README.rst' } },
    });
    const values = {
      files: filesOf({ 'README.md': badge }),
      tree: treeOf(),
      place: placeOf({ visibility: 'public' }),
    };
    expect(resultOf(pipelineVisible, repositoryFacts(values))).toMatchObject({
      ...{ lines: { 2: 'met', 3: 'unknown' }, reason: { cause: { kind: 'clone' } } },
    });
  });
});
