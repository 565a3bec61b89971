import { describe, expect, test } from 'vitest';
import { sloDeclared } from '../../../src/practices/reliability-engineering/slo-declared.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { workloadText } from '../../builders/manifests.ts';

const slo = (service: string, { owner = 'owner: trading', window = 'window: 30d' } = {}) =>
  `service: ${service}\ntarget: 99.9\n${owner}\n${window}\n`;
const judge = (texts: Readonly<Record<string, string>>) =>
  resultOf(sloDeclared, repositoryFacts({ files: filesOf(texts) }));
const one = { 'k8s/app.yaml': workloadText() };
const two = { 'k8s/app.yaml': `${workloadText()}\n---\n${workloadText({ name: 'orders' })}` };

describe('service level objectives declared', () => {
  test.each([
    ['none', one, 2, 'unmet'],
    ['one without an owner', { ...one, 'slo/a.yaml': slo('quotes', { owner: '' }) }, 3, 'unmet'],
    ['one without a window', { ...one, 'slo/a.yaml': slo('quotes', { window: '' }) }, 3, 'unmet'],
    ['one of the one service', { ...one, 'slo/a.yaml': slo('web') }, 4, 'met'],
    ['one of one of two services', { ...two, 'slo/a.yaml': slo('quotes') }, 3, 'unmet'],
    [
      'one of each of two services',
      { ...two, 'slo/a.yaml': slo('quotes'), 'slo/b.yaml': slo('orders') },
      4,
      'met',
    ],
  ])('%s', (_, texts, value, four) => {
    expect(judge(texts)).toMatchObject({ value, lines: { 4: four } });
  });

  test('whether every service has one is unknown where the services are', () => {
    expect(judge({ 'slo/a.yaml': slo('quotes') })).toMatchObject({
      value: 3,
      lines: { 3: 'met', 4: 'unknown' },
      reason: { cause: { kind: 'source', what: 'manifests' } },
    });
  });

  test('is unknown where the only file of objectives cannot be read', () => {
    expect(judge({ ...one, 'slo/a.yaml': 'a: [' })).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'unreadable', path: 'slo/a.yaml' } },
    });
  });

  test('names the objectives and the services without one', () => {
    expect(judge({ ...two, 'slo/a.yaml': slo('quotes') })).toMatchObject({
      evidence: [{ text: 'a.yaml' }, { text: 'orders' }],
      figures: { objectives: 1, without: 1 },
    });
  });
});
