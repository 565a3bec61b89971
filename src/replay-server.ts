import { readFileSync } from 'node:fs';
import { readSavedDelivery, type SavedDelivery } from './commands/replay/read-saved-delivery.ts';
import type { ReplayParts } from './commands/replay.ts';
import { createAppReads } from './github/app-reads.ts';
import { loadEnvironment } from './load-environment.ts';
import { silentLog } from './model/log.ts';
import { OperatorError } from './model/operator-error.ts';
import { replayDelivery } from './replay-delivery.ts';
import { readSettings, type Settings } from './settings.ts';
import { findKeptDelivery } from './store/find-kept-delivery.ts';
import { StoreError } from './store/store-error.ts';

const now = () => new Date();

/** `rung replay` with the settings of this directory. Rejects with `OperatorError` when those cannot be read. */
export function replayWithSettings(): ReplayParts {
  const { proxyVariables } = loadEnvironment();
  const settings = readSettings(process.env, path => readFileSync(path, 'utf8'));

  return {
    find: guid => findDelivery(settings, guid),
    replay: delivery => replayDelivery({ ...settings, proxyVariables, log: silentLog, now }, delivery),
  };
}

/** In the database, where it waits or is dead; else among those that GitHub keeps for some days. */
export async function findDelivery(
  settings: Pick<Settings, 'database' | 'appId' | 'privateKey' | 'githubUrl'>,
  guid: string,
): Promise<SavedDelivery> {
  const { database, appId, privateKey, githubUrl: baseUrl } = settings;
  const tried: string[] = [];
  if ('databaseUrl' in database) {
    try {
      const kept = await findKeptDelivery(database.databaseUrl, guid);
      if (kept !== undefined)
        return { ...readSavedDelivery(`delivery ${guid}`, kept.payload, kept.event), guid };
      tried.push('the database keeps no payload of it');
    } catch (error) {
      if (!(error instanceof StoreError)) throw error;
      tried.push('the database cannot be used');
    }
  }
  const app = createAppReads({ appId, privateKey, baseUrl, now, log: silentLog });
  const { deliveries } = await app.hookDeliveries(new Date(0), { limit: 10_000 });
  const found = deliveries.find(delivery => delivery.guid === guid);
  const payload = found && (await app.deliveryPayload(found.id));
  if (found !== undefined && payload !== undefined) return { guid, event: found.event, payload };

  tried.push(
    found === undefined
      ? `it is not among the ${deliveries.length} deliveries that GitHub lists`
      : 'GitHub keeps its payload no more',
  );
  throw new OperatorError(`There is no delivery ${guid} to replay: ${tried.join('; ')}.`);
}
