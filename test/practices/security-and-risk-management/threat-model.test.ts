import { describe, expect, test } from 'vitest';
import type { FileText } from '../../../src/facts/ladder/repository-facts.ts';
import { threatModel } from '../../../src/practices/security-and-risk-management/threat-model.ts';
import { daysAgo, repositoryFacts, resultOf, treeOf } from '../../builders/ladder-facts.ts';

const path = 'docs/threat-model.md';
const judge = (tree: readonly string[], files: Record<string, FileText> = {}) =>
  resultOf(threatModel, repositoryFacts({ tree: treeOf(...tree), files }));
const changed = (days: number | null, text: string = '') =>
  judge([path], { [path]: { text, changedAt: days === null ? null : daysAgo(days) } });

describe('threat model', () => {
  test('that is not there is level 2, as nothing is asked below', () => {
    expect(judge(['README.md'])).toMatchObject({ value: 1, level: 2, state: 'unmet' });
  });

  test.each([
    [364, '', 5],
    [365, '', 3],
    [500, 'Reviewed: 2026-05-04', 5],
    [500, 'Reviewed: 2025-05-04', 3],
    [500, 'To be reviewed on 2027-05-04', 3],
  ])('changed %i days ago, with the text %j, is level %i', (days, text, level) => {
    expect(changed(days, text)).toMatchObject({ level, state: level === 5 ? 'met' : 'unmet' });
  });

  test('is unknown above being there where nobody looked when it changed', () => {
    expect(changed(null)).toMatchObject({
      ...{ lines: { 3: 'met', 4: 'unknown' }, reason: { cause: { kind: 'truncated' } } },
    });
    expect(changed(null, 'Reviewed 2026-11-01').state).toBe('met');
    expect(judge([path]).lines[4]).toBe('unknown');
  });

  test.each([
    ['THREAT_MODEL.md', true],
    ['docs/security/Threat Model.pdf', true],
    ['threat-models/api.json', true],
    ['docs/威胁建模.md', true],
    ['model.tm7', true],
    ['src/threat-model.ts', false],
    ['docs/threats.md', false],
  ])('%s is one: %s', (file, isOne) => {
    expect(judge([file]).value).toBe(isOne ? 3 : 1);
  });
});
