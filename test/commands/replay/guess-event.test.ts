import { describe, expect, it } from 'vitest';
import { guessEvent } from '../../../src/commands/replay/guess-event.ts';
import { eventRules } from '../../../src/http/event-rules.ts';
import { exampleDeliveries } from '../../support/webhook-examples.ts';

const known = exampleDeliveries.filter(
  ({ event }) => eventRules.has(event) && event !== 'github_app_authorization',
);

describe('the event of a payload alone', () => {
  it.each([...new Set(known.map(({ event }) => event))])(
    'is guessed to be %s for every published example',
    event => {
      const own = known.filter(example => example.event === event);

      expect(own.map(({ payload }) => guessEvent(payload))).toEqual(own.map(() => event));
    },
  );

  it.each<object>([{}, { action: 'opened' }, { repository: {} }, { toString: 1 }])(
    'is not guessed for %j',
    payload => {
      expect(guessEvent({ ...payload })).toBe(null);
    },
  );
});
