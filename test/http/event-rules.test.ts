import type { Probot } from 'probot';
import { expect, test } from 'vitest';
import { eventRules } from '../../src/http/event-rules.ts';
import { registerWebhooks } from '../../src/webhooks/index.ts';

test('the door lets in exactly the events that have a handler', () => {
  const handled = new Set<string>();
  const router = {
    on(event: string) {
      handled.add(event.split('.')[0] ?? '');
    },
  };
  registerWebhooks(router as unknown as Probot, {} as Parameters<typeof registerWebhooks>[1]);

  const letIn = [...eventRules].filter(([, rule]) => typeof rule === 'function').map(([event]) => event);
  expect(letIn.sort()).toEqual([...handled].sort());
});
