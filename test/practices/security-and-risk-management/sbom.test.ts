import { describe, expect, test } from 'vitest';
import type { FactValues } from '../../../src/facts/ladder/repository-facts.ts';
import { sbom } from '../../../src/practices/security-and-risk-management/sbom.ts';
import { daysAgo, filesOf, repositoryFacts, resultOf, workflowText } from '../../builders/ladder-facts.ts';
import { placeOf, releaseRecord } from '../../builders/pipeline-facts.ts';

const releases = (all: number, attached: number, ...more: readonly string[]) =>
  Array.from({ length: all }, (_, index) =>
    releaseRecord(
      `v${index}`,
      daysAgo(index + 1),
      index < attached ? ['app.cdx.json', ...more] : ['app.zip'],
    ),
  );
const judge = (values: Partial<FactValues>) =>
  resultOf(sbom, repositoryFacts({ place: placeOf(), files: filesOf({}), dependencyAlerts: [], ...values }));
const attesting = filesOf({
  '.github/workflows/a.yml': workflowText('', '      - uses: actions/attest-sbom@v3\n'),
});

describe('bill of materials', () => {
  test('is not made by a provenance, which tells no contents', () => {
    const made = (run: string) =>
      resultOf(
        sbom,
        repositoryFacts({
          place: placeOf({ visibility: null }),
          files: filesOf({ '.github/workflows/a.yml': workflowText('', `      - run: ${run}\n`) }),
        }),
      ).state;

    expect(made('npm publish --provenance')).toBe('unknown');
    expect(
      resultOf(
        sbom,
        repositoryFacts({
          place: placeOf({ visibility: null }),
          files: filesOf({ '.github/workflows/a.yml': workflowText('', '      - run: syft .\n') }),
        }),
      ),
    ).toMatchObject({ lines: { 3: 'met', 4: 'unknown' }, figures: { isOpen: true } });
  });

  test.each<[string, Partial<FactValues>, number]>([
    ['with the dependency graph', { releases: releases(10, 8) }, 3],
    ['attached to 90 of 100 releases', { releases: releases(10, 9) }, 4],
    ['attached, and attested by a workflow', { releases: releases(10, 9), files: attesting }, 5],
    ['attached, and attested in each release', { releases: releases(2, 2, 'app.intoto.jsonl') }, 5],
    ['attested and not attached', { releases: releases(10, 8), files: attesting }, 3],
  ])('%s', (_, values, level) => {
    expect(judge(values)).toMatchObject({ level, state: level === 5 ? 'met' : 'unmet' });
  });

  test.each([
    ['a.spdx.json', true],
    ['sbom.xml', true],
    ['app-bom.json', true],
    ['bombay.json', false],
  ])('%s is one: %s', (asset, isOne) => {
    expect(judge({ releases: [releaseRecord('v1', daysAgo(1), [asset])] }).value).toBe(isOne ? 4 : 3);
  });

  test('is unknown above the graph without releases', () => {
    for (const values of [
      { releases: [] },
      { releases: [releaseRecord('v1', daysAgo(1), [], { isDraft: true })] },
    ])
      expect(judge(values)).toMatchObject({
        ...{ lines: { 3: 'met', 4: 'unknown' }, reason: { cause: { kind: 'source', what: 'releases' } } },
      });
    expect(judge({})).toMatchObject({
      lines: { 3: 'met', 4: 'unknown' },
      reason: { cause: { kind: 'clone' } },
    });
  });

  test('is unknown where nobody sees the graph; of a public repository it is always there, and a workflow may make one', () => {
    const given = { files: filesOf({}), releases: [] };
    const linesOf = (values: Partial<FactValues>) =>
      resultOf(sbom, repositoryFacts({ ...given, ...values })).lines;
    expect(linesOf({ place: placeOf() })[3]).toBe('unknown');
    expect(linesOf({ place: placeOf({ visibility: 'public' }) })[3]).toBe('met');
    const syft = filesOf({ '.github/workflows/a.yml': workflowText('', '      - run: syft .\n') });
    expect(linesOf({ place: placeOf(), files: syft })[3]).toBe('met');
  });
});
