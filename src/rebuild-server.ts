import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { RebuildQuestion } from './commands/rebuild.ts';
import { loadEnvironment } from './load-environment.ts';
import { silentLog } from './model/log.ts';
import { createReadOnlyServices } from './read-only-services.ts';
import { readSettings } from './settings.ts';
import { type RebuiltStore, rebuildStore } from './usecases/rebuild-store.ts';
import { withDatabase } from './with-database.ts';

/** `rung rebuild` with the settings of this directory. Rejects with `OperatorError` when those cannot be read. */
export async function rebuildServer(question: RebuildQuestion): Promise<RebuiltStore> {
  const { proxyVariables } = loadEnvironment();
  const settings = readSettings(process.env, path => readFileSync(path, 'utf8'));
  const options = { ...settings, proxyVariables, log: silentLog, now: () => new Date() };
  const { promise, resolve } = Promise.withResolvers<RebuiltStore>();
  await withDatabase(
    async ({ store, queue }) => {
      const { services } = createReadOnlyServices(options, { store, queue }, question.onRequest);
      resolve(await rebuildStore(services, queue, { ...question, wait: setTimeout }));
    },
    { mayBeNew: true },
  );

  return await promise;
}
