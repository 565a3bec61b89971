import { describe, expect, it } from 'vitest';
import { handlers } from '../../src/webhooks/handlers.ts';
import { keepNeeded } from '../../src/webhooks/keep-needed.ts';
import { notedPayload } from '../../src/webhooks/note-repository-of.ts';
import { appDeliveries } from '../support/webhook-examples.ts';

const repository = { id: 9, name: 'quotes', owner: { login: 'harbour' } };
const examplesOf = (event: string) => appDeliveries.filter(delivery => delivery.event === event);
// GitHub publishes no example of `installation_target`.
const handled = handlers
  .flatMap(({ events, schema }) => events.map(event => ({ event, schema })))
  .filter(({ event }) => event !== 'installation_target');
const stored = (event: string, payload: object): unknown =>
  JSON.parse(JSON.stringify(keepNeeded(event, payload)));

describe('what is kept of a payload', () => {
  it.each(handled)(
    'is to the handler of $event what the whole would be, in every example',
    ({ event, schema }) => {
      const examples = examplesOf(event);

      expect(examples.length).toBeGreaterThan(0);
      for (const { payload } of examples) {
        expect(schema.safeParse(stored(event, payload))).toEqual(schema.safeParse(payload));
        expect(notedPayload.safeParse(stored(event, payload))).toEqual(notedPayload.safeParse(payload));
      }
    },
  );

  it('is a tenth of the bytes of pull requests and runs', () => {
    const examples = appDeliveries.filter(
      ({ event }) => event === 'pull_request' || event === 'workflow_run',
    );
    const size = (payloads: readonly unknown[]) => JSON.stringify(payloads).length;
    const whole = size(examples.map(({ payload }) => payload));

    expect(size(examples.map(({ event, payload }) => stored(event, payload)))).toBeLessThan(whole / 10);
  });

  it('has both what the handler needs and what is noted of the repository', () => {
    const payload = {
      action: 'created',
      installation: { id: 1 },
      repository: { ...repository, archived: true, description: 'gone' },
      issue: { number: 7, title: 'gone', pull_request: {} },
      comment: { id: 5, body: '/rung recheck', created_at: '2026-03-01T12:00:00Z', node_id: 'gone' },
    };

    expect(stored('issue_comment', payload)).toEqual({
      action: 'created',
      installation: { id: 1 },
      repository: { ...repository, archived: true },
      issue: { number: 7, pull_request: {} },
      comment: { id: 5, body: '/rung recheck', created_at: '2026-03-01T12:00:00.000Z' },
    });
  });

  it.each([
    ['pull_request', { action: 'opened', repository }],
    ['gollum', { pages: [] }],
  ])('is all of a payload of %s that its handler cannot use', (event, payload) => {
    expect(keepNeeded(event, payload)).toBe(payload);
  });

  it('does not reach into the prototype', () => {
    const payload = JSON.parse(
      `{"__proto__": {"polluted": 1}, "action": "created", "installation": {"id": 1, "__proto__": {"polluted": 1}},
        "repository": ${JSON.stringify(repository)}, "ref": "refs/heads/main"}`,
    );
    keepNeeded('push', payload);
    keepNeeded('repository', payload);

    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
