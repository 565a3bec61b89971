import { describe, expect, test } from 'vitest';
import { catalogEntry } from '../../../src/practices/platform-engineering/catalog-entry.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';

const entry = (spec: string, labels = '') => ({
  'catalog-info.yaml': `kind: Component\nmetadata: { name: quotes, labels: { ${labels} } }\nspec: { ${spec} }\n`,
});
const judge = (texts: Readonly<Record<string, string>>, properties: Readonly<Record<string, string>> = {}) =>
  resultOf(catalogEntry, repositoryFacts({ files: filesOf(texts), properties }));

describe('catalogue entry', () => {
  test.each([
    ['nothing', {}, {}, 2],
    ['an entry without an owner', entry('lifecycle: production', 'tier: 1'), {}, 2],
    ['an owner', entry('owner: trading'), {}, 3],
    ['an owner and a tier', entry('owner: trading', 'tier: 1'), {}, 3],
    ['an owner and a life cycle', entry('owner: trading, lifecycle: production'), {}, 3],
    ['all of them', entry('owner: trading, lifecycle: production', '"example.com/tier": "1"'), {}, 4],
    ['an owner among the properties', {}, { Owner: 'trading' }, 3],
    ['an empty owner among the properties', {}, { owner: '' }, 2],
    ['all of them among the properties', {}, { team: 'trading', tier: '1', 'life-cycle': 'live' }, 4],
    ['the rest among the properties', entry('owner: trading, lifecycle: live'), { tier: '1' }, 4],
    [
      'an entry of Datadog',
      { 'service.datadog.yaml': 'dd-service: a\nteam: b\ntier: high\nlifecycle: live\n' },
      {},
      4,
    ],
  ])('%s', (_, texts, properties, value) => {
    expect(judge(texts, properties)).toMatchObject({ value });
  });

  test('what the properties may say is unknown where they may not be seen', () => {
    const of = (texts: Readonly<Record<string, string>>) =>
      resultOf(catalogEntry, repositoryFacts({ files: filesOf(texts) }));

    expect(of({})).toMatchObject({
      lines: { 3: 'unknown', 4: 'unknown' },
      reason: { cause: { kind: 'clone' } },
    });
    expect(of(entry('owner: trading'))).toMatchObject({ lines: { 3: 'met', 4: 'unknown' } });
    expect(judge({ 'catalog-info.yaml': 'a: [' })).toMatchObject({
      reason: { cause: { kind: 'unreadable' } },
    });
  });
});
