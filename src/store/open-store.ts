import type { Log } from '../model/log.ts';
import type { EnqueueDeliveries, PlanDeliveries } from './accept-together.ts';
import { createAssessments } from './assessments.ts';
import { createBreakers } from './breakers.ts';
import { createCatchUp } from './catch-up.ts';
import { createCommands } from './commands.ts';
import type { Database } from './database.ts';
import { createEffects } from './effects.ts';
import { createEvaluations } from './evaluations.ts';
import { createExistingCoverages } from './existing-coverage.ts';
import { createFiledIssues } from './filed-issues.ts';
import { createHistory } from './history.ts';
import { createInbox } from './inbox.ts';
import { createInstallations } from './installations.ts';
import { createKeptPolicies } from './kept-policies.ts';
import { createLadders } from './ladders.ts';
import { createLanes } from './lanes.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openEmbedded } from './open-embedded.ts';
import { openPostgresql } from './open-postgresql.ts';
import { createOverviews } from './overviews.ts';
import type { Store } from './port.ts';
import { createPullRequestIndex } from './pull-request-index.ts';
import { createPushedHeads } from './pushed-heads.ts';
import { createRecords } from './records.ts';
import { createReleaseIndex } from './release-index.ts';
import { createReportTokens } from './report-tokens.ts';
import { createRepositories } from './repositories.ts';
import { createSentReports } from './sent-reports.ts';
import { createStickyComments } from './sticky-comments.ts';
import { createTestedMerges } from './tested-merges.ts';
import { createWaivers } from './waivers.ts';
import { watchWrites } from './watch-writes.ts';

export type StoreOptions = { readonly dataDir: string } | { readonly databaseUrl: string };

export interface StoreDependencies {
  readonly log: Log;
  readonly now: () => Date;
  /**
   * The inbox queues in its own transaction, and the queue needs the open database: so the composition hands in a
   * function that looks the queue up when it is called, `(...args) => queue.enqueueDeliveries(...args)`,
   * and makes the queue afterwards.
   */
  readonly enqueueDeliveries: EnqueueDeliveries;
  /** In the same way, `(...args) => queue.planDeliveries(...args)`. */
  readonly planDeliveries?: PlanDeliveries;
}

/** Rejects with `StoreError`, whose message is for the person who runs Rung. */
export async function openStore(
  options: StoreOptions,
  dependencies: StoreDependencies,
): Promise<{ store: Store; database: Database }> {
  const database =
    'dataDir' in options
      ? await openEmbedded(options.dataDir, dependencies)
      : await openPostgresql(options.databaseUrl, dependencies.log);

  try {
    await migrate(database, await readMigrations(), dependencies.log);
  } catch (error) {
    await database.close();
    throw error;
  }

  return { store: createStore(database, dependencies), database };
}

function createStore(database: Database, dependencies: StoreDependencies): Store {
  const { inbox, ping } = watchWrites(database, createInbox(database, dependencies));

  return {
    kind: database.kind,
    inbox,
    pullRequests: createPullRequestIndex(database),
    testedMerges: createTestedMerges(database),
    evaluations: createEvaluations(database),
    assessments: createAssessments(database),
    effects: createEffects(database),
    history: createHistory(database),
    policies: createKeptPolicies(database),
    stickyComments: createStickyComments(database),
    releases: createReleaseIndex(database),
    pushedHeads: createPushedHeads(database),
    commands: createCommands(database),
    waivers: createWaivers(database),
    catchUp: createCatchUp(database),
    overviews: createOverviews(database),
    installations: createInstallations(database),
    repositories: createRepositories(database, dependencies),
    lanes: createLanes(database, dependencies.now),
    breakers: createBreakers(database, dependencies.now),
    reportTokens: createReportTokens(database, dependencies.now),
    sentReports: createSentReports(database),
    existingCoverage: createExistingCoverages(database),
    records: createRecords(database),
    ladders: createLadders(database),
    issues: createFiledIssues(database),
    ping,
    close: () => database.close(),
  };
}
