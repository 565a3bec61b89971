import { describe, expect, test } from 'vitest';
import { failureHandling } from '../../../src/practices/application-design/failure-handling.ts';
import { filesOf, repositoryFacts, resultOf } from '../../builders/ladder-facts.ts';
import { objectText } from '../../builders/manifests.ts';

const judge = (texts: Readonly<Record<string, string>>) =>
  resultOf(failureHandling, repositoryFacts({ files: filesOf(texts) }));
const both = { timeout: '2s', retries: { attempts: 2 } };
const service = (name: string, route: object = both) =>
  objectText('VirtualService', name, { hosts: [`${name}.shop.svc.cluster.local`], http: [route] });
const mesh = (all: number, declared: number) => ({
  'mesh/a.yaml': Array.from({ length: all }, (_, index) =>
    service(`s${index}`, index < declared ? both : {}),
  ).join('\n---\n'),
});
const catalog = {
  'catalog-info.yaml':
    'kind: Component\nmetadata: { name: a }\nspec: { dependsOn: ["component:default/s0", "resource:db"] }\n',
};

describe('failure handling declared', () => {
  test.each([
    [5, 3, 3],
    [5, 4, 4],
    [5, 5, 5],
  ])('of %i services with %i declared it is level %i', (all, declared, level) => {
    expect(judge(mesh(all, declared))).toMatchObject({ level, value: (100 * declared) / all });
  });

  test.each([
    ['a timeout alone', { timeout: '2s' }],
    ['retries alone', { retries: { attempts: 2 } }],
  ])('%s is not enough', (_, route) => {
    expect(judge({ 'mesh/a.yaml': service('orders', route) }).value).toBe(0);
  });

  test('a route of the Gateway API is of the services behind it', () => {
    const route = objectText('HTTPRoute', 'web', {
      rules: [
        {
          timeouts: { request: '2s' },
          retry: { attempts: 1 },
          backendRefs: [{ name: 'orders' }, { name: 'prices' }],
        },
      ],
    });

    expect(judge({ 'k8s/a.yaml': route })).toMatchObject({ value: 100, samples: 2 });
  });

  test('what a catalogue names counts too, once, and outside hosts without a route have neither', () => {
    expect(judge({ ...mesh(1, 1), ...catalog })).toMatchObject({
      value: 50,
      evidence: [{ text: 'db', path: 'catalog-info.yaml' }],
    });
    expect(
      judge({ 'mesh/a.yaml': objectText('ServiceEntry', 'x', { hosts: ['api.example.com'] }) }).value,
    ).toBe(0);
  });

  test('is unknown where nothing is named, and where a file cannot be read', () => {
    expect(judge({})).toMatchObject({
      state: 'unknown',
      reason: { cause: { kind: 'source', what: 'services' } },
    });
    expect(judge({ ...mesh(1, 1), 'k8s/b.yaml': 'apiVersion: 1\nkind: [' }).reason).toMatchObject({
      cause: { kind: 'unreadable' },
    });
  });
});
