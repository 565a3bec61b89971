import { expect, test } from 'vitest';
import type { WebhookDependencies } from '../../src/webhooks/dependencies.ts';
import { issues } from '../../src/webhooks/issues.ts';

const looked: number[] = [];
const dependencies = {
  services: {
    store: {
      issues: {
        async byNumber(_: number, number: number) {
          looked.push(number);
          return undefined;
        },
      },
    },
  },
} as unknown as WebhookDependencies;
const handle = (sender: object | null) =>
  issues.handle(
    issues.schema.parse({
      ...{ installation: { id: 1 }, repository: { id: 9, name: 'quotes', owner: { login: 'harbour' } } },
      ...{ action: 'closed', issue: { number: 7 }, sender },
    }),
    dependencies,
    { repeatsBody: false, receivedAt: new Date(0) },
  );

test('what a bot does to an issue is no decision, and is seen at the next turn', async () => {
  expect(await handle({ type: 'Bot' })).toBe('not done by a person');
  expect(looked).toEqual([]);
});

test('an issue that is not known here is none of Rung’s, whoever says so', async () => {
  expect(await handle({ type: 'User' })).toBe("not an issue of Rung's");
  expect(await handle(null)).toBe("not an issue of Rung's");
  expect(looked).toEqual([7, 7]);
});
