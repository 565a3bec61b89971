/**
 * A process that tests kill: opens the store that argv names, accepts the deliveries named on standard input and
 * says so; with `work` it takes jobs and never ends one.
 */
import { createInterface } from 'node:readline';
import { StoreError } from '../../../src/store/store-error.ts';
import { openWithQueue } from '../../support/database.ts';

const [place = '', mode] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const { store, queue } = await openWithQueue(
    place.includes('://') ? { databaseUrl: place } : { dataDir: place },
  );
  await queue.start();
  const forever = new Promise<void>(() => {});
  if (mode === 'work')
    await queue.work({
      async delivery(guid) {
        say(`running ${guid}`);
        await forever;
      },
      checkPullRequest: () => forever,
      checkMergeGroup: () => forever,
      checkRelease: () => forever,
      measureCommit: () => forever,
      ladder: () => forever,
      sweep: () => forever,
      reconcile: () => forever,
      catchUp: () => forever,
      sweepRepositories: () => forever,
    });
  say('open');

  for await (const guid of createInterface({ input: process.stdin })) {
    const answer = await store.inbox.accept({
      ...{ guid, event: 'push', action: null, installationId: 1, repositoryId: 2 },
      ...{ bodySha256: guid, receivedAt: new Date(), payload: '{}' },
    });
    say(`${answer} ${guid}`);
  }
} catch (error) {
  say(error instanceof StoreError ? `refused ${error.message}` : `failed ${error}`);
  process.exit(2);
}
