import { describe, expect, test } from 'vitest';
import type { WebhookDependencies } from '../../src/webhooks/dependencies.ts';
import { issueComment } from '../../src/webhooks/issue-comment.ts';

/** Whatever is asked of it: that is one thing too many. */
const untouchable = new Proxy(
  {},
  {
    get: (_, name) => {
      throw new Error(`${String(name)} was asked for`);
    },
  },
);
const dependencies = {
  services: untouchable,
  queue: { requestCheck: async () => {} },
} as unknown as WebhookDependencies;

const user = { id: 5, login: 'ada', type: 'User' };
const payload = (change: object = {}, comment: object = {}) => ({
  action: 'created',
  installation: { id: 1 },
  repository: { id: 9, name: 'quotes', owner: { login: 'harbour' } },
  issue: { number: 7, pull_request: {} },
  comment: { id: 11, body: '/rung recheck', created_at: '2026-03-01T12:00:00Z', user, ...comment },
  ...change,
});
const handle = (given: object, repeatsBody = false) =>
  issueComment.handle(issueComment.schema.parse(given), dependencies, {
    repeatsBody,
    receivedAt: new Date(0),
  });

describe('nothing is looked at', () => {
  test.each<[string, object, string]>([
    ['of another action', payload({ action: 'pinned' }), 'action pinned is no command'],
    ['of an App', payload({}, { user: { ...user, type: 'Bot' } }), 'not written by a person'],
    [
      'of an organization',
      payload({}, { user: { ...user, type: 'Organization' } }),
      'not written by a person',
    ],
    ['of an App for a person', payload({}, { performed_via_github_app: {} }), 'not written by a person'],
    ['of a deleted account', payload({}, { user: null }), 'not written by a person'],
    ['without a command', payload({}, { body: 'Hello' }), 'no command'],
    ['without a body', payload({}, { body: null }), 'no command'],
  ])('in a comment %s', async (_, given, reason) => {
    expect(await handle(given)).toBe(reason);
  });

  test('in a delivery whose bytes came before', async () => {
    expect(await handle(payload(), true)).toBe('the same delivery came before: no command');
    await expect(handle(payload())).rejects.toThrow('was asked for');
  });
});
