import { gunzipSync } from 'node:zlib';
import { type RunningApp, startApp } from '../../src/app.ts';
import type { RepositoryFacts } from '../../src/facts/ladder/repository-facts.ts';
import { spread } from '../../src/facts/sweep-slot.ts';
import type { JournalEntry } from '../../src/playground/github/rest/journal.ts';
import { until } from '../../src/playground/scenario/settle.ts';
import { instantOf } from '../../src/playground/scenario/weeks/calendar.ts';
import { playWeek } from '../../src/playground/scenario/weeks/play-week.ts';
import { foundTeam, type Team } from '../../src/playground/scenario/weeks/team.ts';
import type { StoredLadder } from '../../src/usecases/ladder/stored-ladder.ts';
import { everything } from './ladder-stand-in.ts';
import { steppedClock } from './stepped-clock.ts';
import { openStory, type Story } from './story.ts';

/** What a turn of the schedule stored, and what it asked of GitHub. */
export interface Turn {
  readonly slot: string;
  readonly at: number;
  readonly ladder: StoredLadder;
  readonly facts: RepositoryFacts;
  readonly requests: readonly JournalEntry[];
}

export interface TeamStory {
  readonly story: Story;
  readonly team: Team;
  /** Plays a week of the team's, and then lets the turn of the schedule come that follows it. */
  week(number: number): Promise<Turn>;
  /** A week in which nobody does anything. */
  quietWeek(number: number): Promise<Turn>;
  close(): Promise<void>;
}

const daily = 24 * 3_600_000;

export async function openTeamStory(): Promise<TeamStory> {
  const clock = steppedClock(instantOf(1, 'Mon 08:00'));
  let app: RunningApp | undefined;
  const story = await openStory({
    clock: clock.ofGitHub,
    // The schedule is the clock's: the story asks for each sweep when its hour has come.
    change: { now: clock.ofServer, schedule: { sweepRepositoriesEveryMs: daily, catchUpEveryMs: daily } },
    async startServer(options) {
      app = await startApp(options);
      return app;
    },
  });
  const server = () => app as RunningApp;
  const { world, journal, deliveries } = story.stage.github;
  const team = foundTeam(world, clock);
  const { id } = team.repository;

  /** Looks that the sweep planned for a later hour wait on; all other work is done. */
  async function settle(): Promise<void> {
    let quiet = 0;
    await until('the server to finish its work', async () => {
      await deliveries.idle();
      const depths = await server().queue.depths();
      const busy = depths.filter(
        ({ queue, waiting, active, scheduled }) =>
          waiting + active + (queue === 'reconcile' ? 0 : scheduled) > 0,
      );
      const { accepted, processed } = await server().store.inbox.counts();
      quiet = busy.length === 0 && processed >= accepted ? quiet + 1 : 0;
      return quiet >= 2 ? true : undefined;
    });
  }

  const turns = () => server().store.ladders.latest(id, 20);
  async function turnAfter(week: number): Promise<Turn> {
    await settle();
    const before = (await turns()).length;
    const from = journal.entries.length;
    // A turn has its own moment in the hour after the slot.
    clock.moveTo(new Date(instantOf(week + 1, 'Mon 09:00').getTime() + Math.ceil(spread(id) * 3600) * 1000));
    await server().queue.requestSweepRepositories();
    const turn = await until(`the turn after week ${week}`, async () => {
      const rows = await turns();
      return rows.length > before ? rows[0] : undefined;
    });
    await settle();
    const packed = await server().store.ladders.facts(id, turn.slot);
    return {
      slot: turn.slot,
      at: turn.at.getTime(),
      ladder: turn.result as StoredLadder,
      facts: JSON.parse(gunzipSync(packed ?? Buffer.of()).toString()),
      requests: journal.entries.slice(from),
    };
  }

  clock.moveTo(instantOf(1, 'Mon 09:05'));
  world.install('harbour', { permissions: everything });
  await settle();
  await server().queue.requestSweepRepositories();
  await until('the first assessment', async () => (await turns())[0]);
  await settle();

  return {
    story,
    team,
    async week(number) {
      await playWeek(team, number, clock, () => deliveries.idle());
      return await turnAfter(number);
    },
    quietWeek: turnAfter,
    close: () => story.close(),
  };
}
