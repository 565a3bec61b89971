import { eventRules, type Relevance } from './event-rules.ts';
import { readId } from './read-path.ts';

/**
 * Whether a delivery can change anything that Rung says. Looks at the payload only; `if-watched` leaves the last
 * question, whether anybody waits for that commit, to the caller.
 */
export function canMatter(event: string, payload: object, appId: number): Relevance {
  const rule = eventRules.get(event);
  if (rule === undefined) return { matters: 'no', reason: 'unknown event' };
  if (typeof rule === 'string') return { matters: 'no', reason: rule };
  if (readId(payload, 'installation', 'id') === null) return { matters: 'no', reason: 'no installation' };
  return rule(payload, appId);
}
