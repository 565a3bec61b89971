import { expect, test } from 'vitest';
import { releaseBefore } from '../../src/facts/released-changes.ts';
import type { Release } from '../../src/model/release.ts';
import { release } from '../builders/releases.ts';

let ids = 100;
const on = (day: number, tag: string, values: Partial<Release> = {}) =>
  release({ id: ids++, tag, publishedAt: new Date(Date.UTC(2026, 0, day)), ...values });

test.each<[string, Release, readonly Release[], string | undefined]>([
  [
    'the one published last before it',
    on(9, 'v1.4.0'),
    [on(5, 'v1.2.0'), on(7, 'v1.3.0'), on(10, 'v2.0.0')],
    'v1.3.0',
  ],
  [
    'a pre-release is not before a release',
    on(9, 'v1.4.0'),
    [on(8, 'v1.4.0-rc.1', { prerelease: true }), on(5, 'v1.3.0')],
    'v1.3.0',
  ],
  [
    'but before another pre-release',
    on(9, 'v1.4.0-rc.2', { prerelease: true }),
    [on(8, 'v1.4.0-rc.1', { prerelease: true }), on(8, 'v1.3.9')],
    'v1.4.0-rc.1',
  ],
  [
    'of several packages the same one',
    on(9, 'quotes@1.4.0'),
    [on(8, 'tides@3.0.0'), on(5, 'quotes@1.3.0')],
    'quotes@1.3.0',
  ],
  ['where tags have another form by now, any', on(9, 'v1.4.0'), [on(8, '1.3.0')], '1.3.0'],
  ['none', on(9, 'v1.4.0'), [on(10, 'v1.5.0')], undefined],
  ['a draft is none', on(9, 'v1.4.0'), [on(8, 'v1.3.0', { publishedAt: null })], undefined],
])('the release before is %s', (_, one, all, expected) => {
  expect(releaseBefore(one, [one, ...all], new Set())?.tag).toBe(expected);
});

test('a release on the same commit is not the one before', () => {
  const twin = on(8, 'v1.4.0-community');
  const before = on(5, 'v1.3.0');

  expect(releaseBefore(on(9, 'v1.4.0'), [twin, before], new Set([twin.id]))).toBe(before);
});
