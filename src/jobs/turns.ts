/**
 * Fair queueing by start times: a job's turn is the one after its installation's last, but never before the turn that
 * the queue has come to. An installation with a hundred thousand waiting jobs and one with a single job both get
 * their next job in the next turn. Processes count for themselves and share only how far the queue has come, so a
 * tenant may get one job a turn from each process.
 */

import type { Database } from '../store/database.ts';
import { eq, sql } from '../store/drizzle.ts';
import { turns } from '../store/turn-schema.ts';

/** Two separate lines: work that people wait for, and the rest after all of it. */
export interface Line {
  readonly queue: string;
  readonly background: boolean;
}

export interface Turns {
  /** The priority of the installation's next job. `giveBack` when no job was made of it. */
  take(line: Line, installationId: number): { readonly priority: number; giveBack(): void };
  /** The priority of a job's next attempt: in the line it was in, but behind what its installation has waiting. */
  again(queue: string, job: { readonly priority: number; readonly groupId?: string | null }): number;
  /** A job of this priority began. */
  began(queue: string, priority: number): void;
  /** Shares with other processes how far the queues have come. */
  share(): Promise<void>;
  /** Takes up what waits in the database. */
  resume(): Promise<void>;
}

/** pg-boss's priorities are 32-bit integers. The two lines have half of the negative ones each. */
const lineLength = 2 ** 30;

const priorityOf = (background: boolean, turn: number) =>
  -Math.min(turn, lineLength - 1) - (background ? lineLength : 0);
const turnOf = (priority: number) => -priority % lineLength;
/** Whether a job of this priority waits behind all that people wait for. */
export const isBackground = (priority: number) => -priority >= lineLength;
const nameOf = ({ queue, background }: Line) => (background ? `${queue} background` : queue);

export function createTurns({ drizzle, kind }: Database): Turns {
  const cameTo = new Map<string, number>();
  const shared = new Map<string, number>();
  const lastTurns = new Map<string, Map<number, number>>();

  function advance(line: string, turn: number): void {
    if (turn <= (cameTo.get(line) ?? 0)) return;
    cameTo.set(line, turn);
    // What is in the past decides nothing any more.
    const lasts = lastTurns.get(line);
    for (const [installationId, last] of lasts ?? []) if (last <= turn) lasts?.delete(installationId);
  }

  function note(line: string, installationId: number, turn: number): void {
    const lasts = lastTurns.get(line) ?? new Map<number, number>();
    lastTurns.set(line, lasts);
    lasts.set(installationId, Math.max(turn, lasts.get(installationId) ?? 0));
  }

  return {
    take(line, installationId) {
      const name = nameOf(line);
      const turn = Math.max(cameTo.get(name) ?? 0, lastTurns.get(name)?.get(installationId) ?? 0) + 1;
      note(name, installationId, turn);

      return {
        priority: priorityOf(line.background, turn),
        giveBack() {
          const lasts = lastTurns.get(name);
          if (lasts?.get(installationId) === turn) lasts.set(installationId, turn - 1);
        },
      };
    },

    again(queue, { priority, groupId }) {
      if (priority >= 0 || groupId == null) return priority;

      return this.take({ queue, background: isBackground(priority) }, Number(groupId)).priority;
    },

    began(queue, priority) {
      if (priority < 0) advance(nameOf({ queue, background: isBackground(priority) }), turnOf(priority));
    },

    async share() {
      // The embedded database has one process.
      if (kind === 'embedded') return;
      for (const [queue, turn] of cameTo) {
        if (shared.get(queue) === turn) continue;
        await drizzle
          .insert(turns)
          .values({ queue, installationId: 0, turn })
          .onConflictDoUpdate({
            target: [turns.queue, turns.installationId],
            set: { turn: sql`greatest(${turns.turn}, excluded.turn)` },
          });
        shared.set(queue, turn);
      }
      const rows = await drizzle.select().from(turns).where(eq(turns.installationId, 0));
      for (const { queue, turn } of rows) advance(queue, turn);
    },

    async resume() {
      const starts = new Map<string, number>();
      const { rows } = await drizzle.execute<Waiting>(sql`
        select name, group_id as "installationId", max(priority) as first, min(priority) as last from pgboss.job
        where state < 'active' and group_id is not null and priority < 0
        group by name, group_id, priority <= ${-lineLength}`);
      for (const { name: queue, installationId, first, last } of rows) {
        const line = nameOf({ queue, background: isBackground(last) });
        note(line, Number(installationId), turnOf(last));
        starts.set(line, Math.min(turnOf(first) - 1, starts.get(line) ?? lineLength));
      }
      for (const [line, turn] of starts) advance(line, turn);
      await this.share();
    },
  };
}

interface Waiting extends Record<string, unknown> {
  readonly name: string;
  readonly installationId: string;
  readonly first: number;
  readonly last: number;
}
