import type { AppRecord } from './account-records.ts';
import { accountNamed, takeId, type WorldState } from './world-state.ts';

/** An App by its slug; one that the world has not seen is made up. */
export function otherApp(state: WorldState, slug: string): AppRecord {
  const known = state.apps.get(slug);
  if (known !== undefined) return known;
  const app: AppRecord = {
    id: takeId(state),
    slug,
    name: slug,
    owner: accountNamed(state, slug, 'Organization'),
    permissions: { checks: 'write', metadata: 'read' },
    events: [],
    createdAt: state.clock(),
  };
  state.apps.set(slug, app);
  return app;
}
