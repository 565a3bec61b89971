import type { AppOptions } from '../../src/app.ts';
import { createReadOnlyServices } from '../../src/read-only-services.ts';
import { rebuildStore } from '../../src/usecases/rebuild-store.ts';
import { openWithQueue } from './database.ts';

/** What `rung rebuild` does to a database that knows nothing. */
export async function rebuildDatabase(server: AppOptions, place: AppOptions['database']): Promise<void> {
  const { store, queue, close } = await openWithQueue(place, { now: server.now });
  try {
    await queue.start();
    const { services } = createReadOnlyServices(server, { store, queue });
    await rebuildStore(services, queue, {
      ...{ only: null, after: null, wait: async () => {} },
      onProgress: () => {},
    });
  } finally {
    await close();
  }
}
