import { gunzipSync } from 'node:zlib';
import { startApp } from '../../src/app.ts';
import type { RepositoryFacts } from '../../src/facts/ladder/repository-facts.ts';
import type { JournalEntry } from '../../src/playground/github/rest/journal.ts';
import type { StandIn } from '../../src/playground/github/start-github.ts';
import { openWeeks, type Turn as PlayedTurn } from '../../src/playground/scenario/weeks/open-weeks.ts';
import type { StoredLadder } from '../../src/usecases/ladder/stored-ladder.ts';
import { makeEmbedded } from './database.ts';
import { rebuildDatabase } from './rebuild-database.ts';

/** What a turn of the schedule stored, and what was asked of GitHub for it. */
export interface Turn {
  readonly slot: string;
  readonly at: number;
  readonly ladder: StoredLadder;
  readonly facts: RepositoryFacts;
  readonly requests: readonly JournalEntry[];
}

export interface TeamStory {
  readonly github: StandIn;
  /** Plays the next week of the team's, and then lets the turn of the schedule come that follows it. */
  week(): Promise<Turn>;
  /** The turn after a week in which nobody did anything. */
  quietWeek(): Promise<Turn>;
  /** The database is gone: `rung rebuild` fills a new one, and the server reads the history once more. */
  loseDatabase(): Promise<Turn>;
  close(): Promise<void>;
}

/** What the sweep asks, which looks at all repositories of all installations. */
const ofSweep = new Set([
  ...['GET /app/installations', 'GET /app/installations/{installation_id}', 'GET /installation/repositories'],
]);

export async function openTeamStory(): Promise<TeamStory> {
  const [first, moved] = [await makeEmbedded(), await makeEmbedded()];
  let isMoved = false;
  let given: Parameters<typeof startApp>[0] | undefined;
  const weeks = await openWeeks({
    database: first.options,
    startServer(options) {
      given = options;
      return startApp(isMoved ? { ...options, database: moved.options } : options);
    },
  });
  const { journal } = weeks.stage.github;
  const { id } = weeks.team.repository;

  async function told({ row, journalFrom }: PlayedTurn): Promise<Turn> {
    const facts = gunzipSync((await weeks.stage.server.store.ladders.facts(id, row.slot)) ?? Buffer.of());

    return {
      ...{ slot: row.slot, at: row.at.getTime(), ladder: row.result as StoredLadder },
      facts: JSON.parse(facts.toString()),
      requests: journal.entries
        .slice(journalFrom)
        .filter(({ kind, operation }) => kind !== 'token' && !ofSweep.has(operation ?? '')),
    };
  }

  return {
    github: weeks.stage.github,
    week: async () => told(await weeks.playNext()),
    quietWeek: async () => told(await weeks.passWeek()),
    async loseDatabase() {
      if (given === undefined) throw new Error('The server was started with something.');
      await rebuildDatabase(given, moved.options);
      isMoved = true;

      return await told(await weeks.restart());
    },
    async close() {
      await weeks.close();
      await first.remove();
      await moved.remove();
    },
  };
}
