import { spread } from '../../../facts/sweep-slot.ts';
import type { LadderAssessmentRow } from '../../../store/ladder-port.ts';
import type { ServerOptions, StartServer } from '../server.ts';
import { until } from '../settle.ts';
import { openStage, type Stage } from '../stage.ts';
import { instantOf } from './calendar.ts';
import { decide } from './decide.ts';
import { playWeek } from './play-week.ts';
import { steppedClock } from './stepped-clock.ts';
import { weeks } from './story/weeks.ts';
import { foundTeam, type Team } from './team.ts';

export interface WeeksOptions {
  readonly startServer: StartServer;
  readonly database?: ServerOptions['database'];
  /** For people to look at: Rung writes in both languages, and the team answers to what it files. */
  readonly isShown?: boolean;
}

/** An assessment, and where in the journal begins what was asked of GitHub for it. */
export interface Turn {
  readonly row: LadderAssessmentRow;
  readonly journalFrom: number;
}

/** A team's twelve weeks: a world with a clock of its own, in which the real server has its schedule. */
export interface Weeks {
  /** The present one: another after a restart. */
  readonly stage: Stage;
  readonly team: Team;
  /** Of twelve. */
  readonly played: number;
  /** Plays the next week, and lets the turn of the schedule come that follows it. */
  playNext(): Promise<Turn>;
  /** The turn after a week in which nobody did anything. */
  passWeek(): Promise<Turn>;
  /** Restarts the server, whose options may have changed meanwhile, and waits for an assessment. */
  restart(): Promise<Turn>;
  settle(): Promise<void>;
  close(): Promise<void>;
}

export const weekCount = weeks.length;

const dayMs = 24 * 3_600_000;

/** With the App installed on the first Monday, and the first assessment made. */
export async function openWeeks({ startServer, database, isShown = false }: WeeksOptions): Promise<Weeks> {
  const clock = steppedClock(instantOf(1, 'Mon 08:00'));
  let stage = await openStage({
    startServer,
    clock: clock.ofGitHub,
    ...(database && { database }),
    // Timers know nothing of the story's weeks: each sweep is asked for when its hour has come.
    change: { now: clock.ofServer, schedule: { sweepRepositoriesEveryMs: dayMs, catchUpEveryMs: dayMs } },
  });
  const { world, journal, deliveries } = stage.github;
  if (isShown)
    world.createRepository('harbour/.github', { files: { '.github/rung.yml': 'language: both\n' } });
  const team = foundTeam(world, clock);
  const { id } = team.repository;
  let played = 0;
  let passed = 0;

  /** Looks that a sweep planned for a later hour wait on; all other work is done. */
  async function settle(): Promise<void> {
    const { queue, store } = stage.server;
    let quietLooks = 0;
    await until('the server to finish its work', async () => {
      await deliveries.idle();
      const isBusy = (await queue.depths()).some(
        one => one.waiting + one.active + (one.queue === 'reconcile' ? 0 : one.scheduled) > 0,
      );
      const { accepted, processed } = await store.inbox.counts();
      quietLooks = isBusy || processed < accepted ? 0 : quietLooks + 1;

      return quietLooks >= 2 ? true : undefined;
    });
  }

  const latest = () => stage.server.store.ladders.latest(id, 20);

  async function nextTurn(slots: ReadonlySet<string>, what: string): Promise<Turn> {
    const journalFrom = journal.entries.length;
    await stage.server.queue.requestSweepRepositories();
    const row = await until(what, async () => (await latest()).find(({ slot }) => !slots.has(slot)));
    await settle();

    return { row, journalFrom };
  }

  async function turnAfter(week: number): Promise<Turn> {
    await settle();
    const slots = new Set((await latest()).map(({ slot }) => slot));
    // Its moment of the hour after the slot.
    const momentMs = Math.ceil(spread(id) * 3600) * 1000;
    clock.moveTo(new Date(instantOf(week + 1, 'Mon 09:00').getTime() + momentMs));

    return await nextTurn(slots, `the turn after week ${week}`);
  }

  try {
    clock.moveTo(instantOf(1, 'Mon 09:05'));
    world.install('harbour');
    await settle();
    await nextTurn(new Set(), 'the first assessment');
  } catch (error) {
    await stage.close();
    throw error;
  }

  return {
    team,
    settle,
    get stage() {
      return stage;
    },
    get played() {
      return played;
    },
    async playNext() {
      await playWeek(team, played + 1, clock, () => deliveries.idle());
      played += 1;
      passed += 1;
      if (isShown) await decide(played, stage, team, clock);

      return await turnAfter(passed);
    },
    async passWeek() {
      passed += 1;

      return await turnAfter(passed);
    },
    async restart() {
      stage = await stage.restart();
      await settle();

      return await nextTurn(new Set(), 'the first assessment on the new database');
    },
    close: () => stage.close(),
  };
}
