import { startApp } from '../../src/app.ts';
import type { StartServer } from '../../src/playground/scenario/server.ts';
import { makeEmbedded } from './database.ts';

/** For a story whose server forgets everything: its next start is on an empty database. */
export function losableDatabase() {
  let place: Awaited<ReturnType<typeof makeEmbedded>> | undefined;
  const start: StartServer = async options => {
    const { options: database } = place ?? { options: options.database };

    return await startApp({ ...options, database });
  };

  return {
    start,
    async lose() {
      await place?.remove();
      place = await makeEmbedded();
    },
    remove: async () => place?.remove(),
  };
}
