import { type Harbour, openHarbour } from '../scenario/harbour.ts';
import type { StartServer } from '../scenario/server.ts';
import { settle } from '../scenario/settle.ts';
import { ladderTurns, levelMoves } from '../scenario/weeks/ladder-turns.ts';
import { openWeeks, type Weeks, weekCount } from '../scenario/weeks/open-weeks.ts';
import { describeEffects, markLogs } from './describe-effects.ts';
import { type Fields, WrongInput } from './fields.ts';
import type { Move } from './moves/move.ts';

/** The one world that the page shows, and who plays in it: one at a time. */
export interface House {
  /** Undefined while the world is being made anew. */
  readonly harbour: Harbour | undefined;
  /** A second world, with a calendar of its own: undefined until somebody wants to see its first week. */
  readonly weeks: Weeks | undefined;
  /** Plays the next of the twelve weeks. Throws `WrongInput` after the last. */
  nextWeek(): Promise<Played>;
  /** Makes a move and waits until Rung has answered. Throws `WrongInput`. */
  play(move: Move, fields: Fields): Promise<Played>;
  reset(): Promise<void>;
  close(): Promise<void>;
}

export interface Played {
  /** The page that shows what came of it. */
  readonly path: string;
  readonly happened: string;
}

export async function openHouse(startServer: StartServer): Promise<House> {
  let harbour: Harbour | undefined = await openHarbour(startServer);
  let weeks: Weeks | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = last.then(act);
    last = turn.catch(() => {});

    return turn;
  }

  async function closeAll(): Promise<void> {
    const old = [harbour?.stage, weeks];
    [harbour, weeks] = [undefined, undefined];
    for (const one of old) await one?.close();
  }

  return {
    get harbour() {
      return harbour;
    },
    play: (move, fields) =>
      inTurn(async () => {
        if (harbour === undefined) throw new WrongInput('The world is closed: reset it.');

        return await makeMove(harbour, move, fields);
      }),
    get weeks() {
      return weeks;
    },
    nextWeek: () =>
      inTurn(async () => {
        if (weeks?.played === weekCount) throw new WrongInput('The story ends after its twelfth week.');
        weeks ??= await openWeeks({ startServer, isShown: true });

        return await playNextWeek(weeks);
      }),
    reset: () =>
      inTurn(async () => {
        // Closed first: two databases at once take a lot of memory.
        await closeAll();
        harbour = await openHarbour(startServer);
      }),
    close: () => inTurn(closeAll),
  };
}

async function makeMove(harbour: Harbour, move: Move, fields: Fields): Promise<Played> {
  const blocked = move.blockedBecause?.(harbour, fields);
  if (blocked !== undefined) throw new WrongInput(`${move.label}: ${blocked}`);
  const before = markLogs(harbour.stage);
  const startedAtMs = performance.now();
  const path = move.play(harbour, fields);
  await settle(harbour.stage);
  const seconds = ((performance.now() - startedAtMs) / 1000).toFixed(1);

  return { path, happened: `${move.label}: ${describeEffects(harbour.stage, before)} ${seconds} s.` };
}

async function playNextWeek(weeks: Weeks): Promise<Played> {
  const before = markLogs(weeks.stage);
  await weeks.playNext();
  const [earlier, turn] = (await ladderTurns(weeks)).slice(-2);
  const moves = turn === undefined ? [] : levelMoves(turn, earlier);
  const levels = moves.length === 0 ? 'No level changed.' : `${moves.join(' · ')}.`;

  return {
    path: '/-/weeks',
    happened: `Week ${weeks.played}: ${levels} ${describeEffects(weeks.stage, before)}`,
  };
}
