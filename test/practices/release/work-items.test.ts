import { describe, expect, test } from 'vitest';
import type { ReleasedChanges } from '../../../src/facts/released-changes.ts';
import { workItemReference } from '../../../src/practices/release/work-item-reference.ts';
import { judgeWorkItems } from '../../../src/practices/release/work-items.ts';
import { change } from '../../builders/releases.ts';

const onGitHub = workItemReference({ in: 'github', key: null });

describe('a text names a work item on GitHub', () => {
  test.each([
    ['Closes #7', true],
    ['#7', true],
    ['part of harbour/plans#12, see there', true],
    ['GH-12', true],
    ['https://git.harbour.example/harbour/plans/issues/12', true],
    ['(#7)', true],
    ['', false],
    ['Tidy up', false],
    ['<!-- Closes #7 -->', false],
    ['<!-- never closed #7', false],
    ['colour #1a2b3c', false],
    ['it&#39;s', false],
    ['#0', false],
    ['see #41', false],
  ])('%j: %s', (text, expected) => {
    expect(onGitHub(text, 41)).toBe(expected);
  });

  test('a long text of half-open comments and marks is read to its end', () => {
    expect(onGitHub('<!--#'.repeat(200_000), null)).toBe(false);
    expect(onGitHub('#/issues/GH-'.repeat(100_000), null)).toBe(false);
  });
});

test('where work items live elsewhere only the key of the policy counts', () => {
  const outside = workItemReference({ in: 'outside', key: '[A-Z]+-\\d+' });

  expect(outside('Serves QUOTE-12.', null)).toBe(true);
  expect(outside('<!-- QUOTE-12 -->', null)).toBe(false);
  expect(outside('Closes #7', null)).toBe(false);
});

describe('the changes of a release', () => {
  const linked = (count: number) => Array.from({ length: count }, (_, i) => change(100 + i));
  const bare = (count: number) => Array.from({ length: count }, (_, i) => change(200 + i, { text: '' }));
  const known = (changes: ReturnType<typeof linked>, notRead = 0): ReleasedChanges => ({
    state: 'known',
    since: 'v1.3.0',
    changes,
    notRead,
  });

  test.each<[string, ReleasedChanges, string]>([
    ['4 of 5', known([...linked(4), ...bare(1)]), 'met'],
    ['15 of 19', known([...linked(15), ...bare(4)]), 'unmet'],
    ['16 of 20', known([...linked(16), ...bare(4)]), 'met'],
    ['1 of 1 and a bot', known([...linked(1), change(9, { text: '', byBot: true })]), 'met'],
    ['8 of 8 and 2 not read', known(linked(8), 2), 'met'],
    ['8 of 8 and 3 not read', known(linked(8), 3), 'unknown too-many'],
    ['2 without and 8 not read', known(bare(2), 8), 'unknown too-many'],
    ['2 without and 7 not read', known(bare(2), 7), 'unmet'],
    ['none', known([]), 'not-applicable no-changes'],
    ['a bot only', known([change(9, { text: '', byBot: true })]), 'not-applicable no-changes'],
    ['a bot and 1 not read', known([change(9, { byBot: true })], 1), 'unknown too-many'],
    ['the first release', { state: 'first' }, 'not-applicable first'],
    ['no tag before', { state: 'no-tag', since: 'v1.3.0' }, 'unknown no-tag'],
    ['no history', { state: 'no-history', since: 'v1.3.0' }, 'unknown no-history'],
    ['not listed', { state: 'not-listed', since: null }, 'unknown not-listed'],
  ])('%s', (_, changes, expected) => {
    const finding = judgeWorkItems(changes, onGitHub);

    expect([finding.answer, ...('reason' in finding ? [finding.reason] : [])].join(' ')).toBe(expected);
  });
});
