import { type Harbour, openHarbour } from '../scenario/harbour.ts';
import type { StartServer } from '../scenario/server.ts';
import { settle } from '../scenario/settle.ts';
import { describeEffects, markLogs } from './describe-effects.ts';
import { type Fields, WrongInput } from './fields.ts';
import type { Move } from './moves/move.ts';

/** The one world that the page shows, and who plays in it: one at a time. */
export interface House {
  /** Undefined while the world is being made anew. */
  readonly harbour: Harbour | undefined;
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
  let last: Promise<unknown> = Promise.resolve();

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = last.then(act);
    last = turn.catch(() => {});

    return turn;
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
    reset: () =>
      inTurn(async () => {
        // Closed first: two databases at once take a lot of memory.
        const old = harbour;
        harbour = undefined;
        await old?.stage.close();
        harbour = await openHarbour(startServer);
      }),
    close: () =>
      inTurn(async () => {
        const old = harbour;
        harbour = undefined;
        await old?.stage.close();
      }),
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
