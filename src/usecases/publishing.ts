import type { Publishing } from '../publish/start-evaluation.ts';
import type { Services } from './services.ts';

export function publishingOf({ store, writes, now, newId, log }: Services): Publishing {
  return { evaluations: store.evaluations, writes, now, newId, log };
}
