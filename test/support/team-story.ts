import { gunzipSync } from 'node:zlib';
import { type RunningApp, startApp } from '../../src/app.ts';
import type { RepositoryFacts } from '../../src/facts/ladder/repository-facts.ts';
import { spread } from '../../src/facts/sweep-slot.ts';
import type { JournalEntry } from '../../src/playground/github/rest/journal.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { instantOf } from '../../src/playground/scenario/weeks/calendar.ts';
import { playWeek } from '../../src/playground/scenario/weeks/play-week.ts';
import { foundTeam } from '../../src/playground/scenario/weeks/team.ts';
import type { StoredLadder } from '../../src/usecases/ladder/stored-ladder.ts';
import { makeEmbedded } from './database.ts';
import { rebuildDatabase } from './rebuild-database.ts';
import { steppedClock } from './stepped-clock.ts';
import { openStory, type Story } from './story.ts';

/** What a turn of the schedule stored, and what was asked of GitHub for it. */
export interface Turn {
  readonly slot: string;
  readonly at: number;
  readonly ladder: StoredLadder;
  readonly facts: RepositoryFacts;
  readonly requests: readonly JournalEntry[];
}

export interface TeamStory {
  readonly story: Story;
  /** Plays a week of the team's, and then lets the turn of the schedule come that follows it. */
  week(number: number): Promise<Turn>;
  /** The turn after a week in which nobody did anything. */
  quietWeek(number: number): Promise<Turn>;
  /** The database is gone: `rung rebuild` fills a new one, and the server reads the history once more. */
  loseDatabase(): Promise<Turn>;
  close(): Promise<void>;
}

const dayMs = 24 * 3_600_000;
/** What the sweep asks, which looks at all repositories of all installations. */
const ofSweep = new Set([
  ...['GET /app/installations', 'GET /app/installations/{installation_id}', 'GET /installation/repositories'],
]);

export async function openTeamStory(): Promise<TeamStory> {
  const clock = steppedClock(instantOf(1, 'Mon 08:00'));
  const moved = await makeEmbedded();
  let isMoved = false;
  let app: RunningApp | undefined;
  let given: Parameters<typeof startApp>[0] | undefined;
  const story = await openStory({
    clock: clock.ofGitHub,
    // Timers know nothing of the story's weeks: it asks for each sweep itself when its hour has come.
    change: { now: clock.ofServer, schedule: { sweepRepositoriesEveryMs: dayMs, catchUpEveryMs: dayMs } },
    async startServer(options) {
      given = options;
      app = await startApp(isMoved ? { ...options, database: moved.options } : options);

      return app;
    },
  });
  const server = () => app as RunningApp;
  const { world, journal, deliveries } = story.stage.github;
  const team = foundTeam(world, clock);
  const { id } = team.repository;

  /** Looks that a sweep planned for a later hour wait on; all other work is done. */
  async function settle(): Promise<void> {
    let quietLooks = 0;
    await until('the server to finish its work', async () => {
      await deliveries.idle();
      const depths = await server().queue.depths();
      const isBusy = depths.some(
        ({ queue, waiting, active, scheduled }) =>
          waiting + active + (queue === 'reconcile' ? 0 : scheduled) > 0,
      );
      const { accepted, processed } = await server().store.inbox.counts();
      quietLooks = isBusy || processed < accepted ? 0 : quietLooks + 1;

      return quietLooks >= 2 ? true : undefined;
    });
  }

  async function nextTurn(slots: ReadonlySet<string>, what: string): Promise<Turn> {
    const from = journal.entries.length;
    await server().queue.requestSweepRepositories();
    const turn = await until(what, async () => {
      const rows = await server().store.ladders.latest(id, 20);

      return rows.find(({ slot }) => !slots.has(slot));
    });
    await settle();
    const facts = gunzipSync((await server().store.ladders.facts(id, turn.slot)) ?? Buffer.of());

    return {
      ...{ slot: turn.slot, at: turn.at.getTime(), ladder: turn.result as StoredLadder },
      facts: JSON.parse(facts.toString()),
      requests: journal.entries
        .slice(from)
        .filter(({ kind, operation }) => kind !== 'token' && !ofSweep.has(operation ?? '')),
    };
  }

  async function turnAfter(week: number): Promise<Turn> {
    await settle();
    const slots = new Set((await server().store.ladders.latest(id, 20)).map(({ slot }) => slot));
    // Its moment of the hour after the slot.
    const momentMs = Math.ceil(spread(id) * 3600) * 1000;
    clock.moveTo(new Date(instantOf(week + 1, 'Mon 09:00').getTime() + momentMs));

    return await nextTurn(slots, `the turn after week ${week}`);
  }

  clock.moveTo(instantOf(1, 'Mon 09:05'));
  world.install('harbour');
  await settle();
  await nextTurn(new Set(), 'the first assessment');

  return {
    story,
    async week(number) {
      await playWeek(team, number, clock, () => deliveries.idle());

      return await turnAfter(number);
    },
    quietWeek: turnAfter,
    async loseDatabase() {
      if (given === undefined) throw new Error('The server was started with something.');
      await rebuildDatabase(given, moved.options);
      isMoved = true;
      await story.restart();
      await settle();

      return await nextTurn(new Set(), 'the first assessment on the new database');
    },
    async close() {
      await story.close();
      await moved.remove();
    },
  };
}
