import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { signedRelease } from '../../../src/practices/security-and-risk-management/signed-release.ts';
import { daysAgo, filesOf, repositoryFacts, resultOf, workflowText } from '../../builders/ladder-facts.ts';
import { releaseRecord } from '../../builders/pipeline-facts.ts';

const release = (index: number, ...assets: readonly string[]) =>
  releaseRecord(`v${index}`, daysAgo(index), assets);
const judge = (releases: FactValues['releases'], files = filesOf({})) =>
  resultOf(signedRelease, repositoryFacts({ releases, files }));
const five = (...assets: readonly string[]) =>
  [1, 2, 3, 4, 5].map(index => release(index, 'a.zip', ...assets));

describe('signed releases', () => {
  test.each([
    ['unsigned', five(), 0, 3],
    ['one of five unsigned', [release(1, 'a.zip'), ...five('a.zip.asc').slice(1)], 80, 3],
    ['signed', five('a.zip.asc'), 100, 4],
    ['with provenance', five('a.intoto.jsonl'), 100, 5],
    ['one of five without provenance', [release(1, 'a.sig'), ...five('a.intoto.jsonl').slice(1)], 100, 4],
    ['the sixth unsigned', [...five('a.sigstore.json'), release(6, 'a.zip')], 100, 5],
    ['in any order', [release(6, 'a.zip'), ...five('a.sigstore.json')], 100, 5],
    ['fewer than five', [release(1, 'a.sig')], 100, 4],
    ['one without files beside', [release(1), ...five('a.sig').slice(1)], 100, 4],
  ])('%s', (_, releases, value, level) => {
    expect(judge(releases)).toMatchObject({ value, level, state: level === 5 ? 'met' : 'unmet' });
  });

  test('with provenance that a workflow attests', () => {
    const files = filesOf({
      '.github/workflows/a.yml': workflowText('', '      - uses: actions/attest-build-provenance@v3\n'),
    });
    expect(judge(five('a.sig'), files).level).toBe(5);
    expect(judge(five(), files).level).toBe(3);
  });

  test('are no question without releases, or without files in them', () => {
    expect(judge([])).toMatchObject({ state: 'not-applicable', reason: { what: 'releases' } });
    expect(judge([releaseRecord('v1', daysAgo(1), ['a.zip'], { isDraft: true })])).toMatchObject({
      reason: { what: 'releases' },
    });
    expect(judge([release(1)])).toMatchObject({ state: 'not-applicable', reason: { what: 'files' } });
  });

  test('are unknown where nobody sees releases', () => {
    expect(resultOf(signedRelease, repositoryFacts({ files: filesOf({}) })).state).toBe('unknown');
  });
});
