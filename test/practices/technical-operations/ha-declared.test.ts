import { describe, expect, test } from 'vitest';
import { haDeclared } from '../../../src/practices/technical-operations/ha-declared.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { budgetText, workloadText, zoneSpread } from '../../builders/manifests.ts';

const judge = (texts: Readonly<Record<string, string>>) =>
  resultOf(haDeclared, repositoryFacts({ files: filesOf(texts) }));
const app = (...texts: readonly string[]) => ({ 'k8s/app.yaml': texts.join('\n---\n') });
const zones = { 'infra/main.tf': '  multi_az = true\n' };
const regions = (...names: readonly string[]) =>
  Object.fromEntries(names.map(name => [`infra/${name}.tf`, '']));

describe('high availability declared', () => {
  test.each([
    ['one replica', app(workloadText({ replicas: 1 })), 2, 2],
    ['two replicas', app(workloadText({ replicas: 2 })), 3, 3],
    [
      'two replicas of one service, one of another',
      app(workloadText({ replicas: 2 }), workloadText({ name: 'b', replicas: 1 })),
      2,
      2,
    ],
    ['a budget and no zones', app(workloadText({ replicas: 2 }), budgetText('quotes')), 3, 3],
    ['zones and no budget', { ...app(workloadText({ replicas: 2 })), ...zones }, 3, 3],
    [
      'a budget and zones of the infrastructure',
      { ...app(workloadText({ replicas: 2 }), budgetText('quotes')), ...zones },
      4,
      4,
    ],
    ['a spread over zones', app(workloadText({ replicas: 2, pod: zoneSpread })), 4, 4],
    ['one on each node, in zones', { ...app(workloadText({ kind: 'DaemonSet' })), ...zones }, 4, 4],
    ['one region', { ...app(workloadText({ replicas: 2, pod: zoneSpread })), ...regions('eu-west-1') }, 4, 4],
    [
      'two regions',
      { ...app(workloadText({ replicas: 2, pod: zoneSpread })), ...regions('eu-west-1', 'cn-hangzhou') },
      5,
      5,
    ],
    [
      'two regions and one replica',
      { ...app(workloadText({ pod: zoneSpread })), ...regions('eu-west-1', 'cn-hangzhou') },
      2,
      2,
    ],
  ])('%s', (_, texts, value, level) => {
    expect(judge(texts)).toMatchObject({ value, level });
  });

  test('names the services that hold it back', () => {
    expect(judge(app(workloadText({ replicas: 1 }))).evidence).toEqual([
      { text: 'quotes', path: 'k8s/app.yaml', line: 1 },
    ]);
    expect(judge(app(workloadText({ replicas: 1 }))).figures).toEqual({
      whole: 1,
      replicated: 0,
      spread: 0,
      regions: 0,
    });
  });

  test.each([
    [
      'a size that a template leaves open',
      app(workloadText({ replicas: 'rung-open-value' })),
      { kind: 'unreadable', path: 'k8s/app.yaml', line: 1 },
    ],
    [
      'another manifest that is no YAML',
      { ...app(workloadText({ replicas: 2 })), 'k8s/b.yaml': 'apiVersion: 1\nkind: [' },
      { kind: 'unreadable', path: 'k8s/b.yaml', line: null },
    ],
    [
      'no manifest that can be read',
      { 'k8s/b.yaml': 'apiVersion: 1\nkind: [' },
      { kind: 'unreadable', path: 'k8s/b.yaml', line: null },
    ],
    [
      'manifests of staging alone',
      { 'k8s/staging/a.yaml': workloadText({ replicas: 2 }) },
      { kind: 'source', what: 'manifests' },
    ],
    ['no manifest at all', {}, { kind: 'source', what: 'manifests' }],
  ])('is unknown with %s', (_, texts, cause) => {
    expect(judge(texts)).toMatchObject({ state: 'unknown', reason: { cause } });
  });

  test('one that surely has too few is unmet, whatever cannot be read beside it', () => {
    const texts = { ...app(workloadText({ replicas: 1 })), 'k8s/b.yaml': 'apiVersion: 1\nkind: [' };

    expect(judge(texts)).toMatchObject({ state: 'unmet', lines: { 3: 'unmet' } });
  });
});
