import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Entry, Lane, Lanes } from '../../src/store/lane-port.ts';
import { databaseKinds, openTestStore } from '../support/database.ts';
import { clockAt } from '../support/github-adapter.ts';
import { MemoryLanes } from '../support/memory-lanes.ts';

interface Opened {
  readonly lanes: Lanes;
  /** Another process. */
  readonly others: Lanes;
  pass(seconds: number): Promise<void>;
  close(): Promise<void>;
}

async function openMemory(): Promise<Opened> {
  const clock = clockAt();
  const lanes = new MemoryLanes(clock.now);

  return { lanes, others: lanes, pass: async seconds => clock.advance(seconds), close: async () => {} };
}

async function openEmbedded(): Promise<Opened> {
  const clock = clockAt();
  const opened = await openTestStore({ kind: 'embedded', now: clock.now });

  return {
    lanes: opened.store.lanes,
    others: opened.store.lanes,
    pass: async seconds => clock.advance(seconds),
    close: opened.close,
  };
}

/** The server's clock cannot be moved: what it wrote down grows older instead. */
async function openPostgresql(): Promise<Opened> {
  const opened = await openTestStore({ kind: 'postgresql' });
  const second = await opened.reopen();

  return {
    lanes: opened.store.lanes,
    others: second.store.lanes,
    async pass(seconds) {
      const age = `interval '${seconds} s'`;
      await opened.database.pool.query(`update lane_use set at = at - ${age}`);
      await opened.database.pool.query(
        `update lane set asleep_until = asleep_until - ${age}, held_until = held_until - ${age}`,
      );
    },
    async close() {
      await second.close();
      await opened.close();
    },
  };
}

const ways = { memory: openMemory, embedded: openEmbedded, postgresql: openPostgresql };
const kinds = [{ kind: 'memory', title: 'of tests', isThere: true } as const, ...databaseKinds];

const guessed = { isTimeGuessed: true };

let lastInstallation = 0;

for (const { kind, title, isThere } of kinds) {
  describe.skipIf(!isThere)(`the lanes, ${title}`, () => {
    let opened: Opened;

    beforeAll(async () => {
      opened = await ways[kind]();
    });
    afterAll(() => opened?.close());

    /** A lane that nobody was in. */
    function scene(change: { amount?: number; paces?: [number, number][]; heldForMs?: number } = {}) {
      const installationId = ++lastInstallation;
      const paces = (change.paces ?? []).map(([amount, perSeconds]) => ({ amount, perSeconds }));
      const use = (lane: Lane, amount = change.amount ?? 1) => ({
        ...{ installationId, lane, amount, paces, heldForMs: change.heldForMs ?? null },
      });
      const enter = (lane: Lane = 'check-run', amount?: number) => opened.lanes.enter(use(lane, amount));
      const enterElsewhere = (lane: Lane = 'check-run') => opened.others.enter(use(lane));

      const freeIn = (amount: number) => {
        const [pace] = paces;
        if (pace === undefined) throw new Error('This lane has no pace.');

        return opened.others.freeIn({ installationId, lane: 'background', amount }, pace);
      };

      return { installationId, enter, enterElsewhere, freeIn };
    }

    const about = (seconds: number) => ({ waitMs: expect.toSatisfy((ms: number) => isAbout(ms, seconds)) });
    const entered = { kind: 'entered' };

    it('lets so many in and says when the next one may come', async () => {
      const { enter, enterElsewhere } = scene({ paces: [[3, 60]] });
      await enter();
      await opened.pass(20);
      await enterElsewhere();
      await enter();

      expect(await enter()).toMatchObject({ kind: 'full', ...about(40) });
      await opened.pass(39);
      expect(await enter()).toMatchObject({ kind: 'full', ...about(1) });
      await opened.pass(1);
      expect(await enter()).toMatchObject(entered);
      expect(await enter()).toMatchObject({ kind: 'full', ...about(20) });
    });

    it('counts amounts, each pace on its own, the longest wait first', async () => {
      const { enter } = scene({
        paces: [
          [10, 60],
          [15, 3600],
        ],
      });
      await enter('requests', 6);
      expect(await enter('requests', 5)).toMatchObject({ kind: 'full', ...about(60) });
      expect(await enter('requests', 4)).toMatchObject(entered);
      await opened.pass(60);
      expect(await enter('requests', 6)).toMatchObject({ kind: 'full', ...about(3540) });
      expect(await enter('requests', 5)).toMatchObject(entered);
    });

    it('tells in how long so much will be free, and takes nothing', async () => {
      const { enter, freeIn } = scene({ paces: [[10, 60]] });
      expect(await freeIn(10)).toBe(0);
      await enter('background', 4);
      await opened.pass(20);
      await enter('background', 5);

      expect(await freeIn(1)).toBe(0);
      expect(await freeIn(2)).toSatisfy((ms: number) => isAbout(ms, 40));
      expect(await freeIn(5)).toSatisfy((ms: number) => isAbout(ms, 40));
      expect(await freeIn(6)).toSatisfy((ms: number) => isAbout(ms, 60));
      // More than there ever is: when all is free.
      expect(await freeIn(99)).toSatisfy((ms: number) => isAbout(ms, 60));
      await opened.pass(40);
      expect(await enter('background', 5)).toMatchObject(entered);
    });

    it('forgets the latest use of that amount when it is given back, and no other', async () => {
      const { installationId, enter } = scene({ paces: [[5, 60]] });
      const giveBack = (amount: number) =>
        opened.others.giveBack({ installationId, lane: 'new-comments', amount });
      await enter('new-comments', 1);
      await opened.pass(20);
      await enter('new-comments', 3);
      await enter('new-comments', 1);
      expect(await enter('new-comments')).toMatchObject({ kind: 'full', ...about(40) });

      await giveBack(1);
      await giveBack(2);
      expect(await enter('new-comments', 1)).toMatchObject(entered);
      expect(await enter('new-comments')).toMatchObject({ kind: 'full', ...about(40) });
    });

    it('keeps lanes and installations apart', async () => {
      const [one, other] = [scene({ paces: [[1, 60]] }), scene({ paces: [[1, 60]] })];
      await one.enter('check-run');

      expect(await one.enter('notifying')).toMatchObject(entered);
      expect(await other.enter('check-run')).toMatchObject(entered);
      expect(await one.enter('check-run')).toMatchObject({ kind: 'full' });
    });

    it('forgets only what no pace looks at any more', async () => {
      const { enter } = scene({ paces: [[1, 3600]] });
      await enter();
      await opened.pass(3599);
      await opened.lanes.prune();
      expect(await enter()).toMatchObject({ kind: 'full' });

      await opened.pass(3 * 3600);
      expect(await opened.lanes.prune()).toBeGreaterThan(0);
      expect(await opened.lanes.prune()).toBe(0);
    });

    it('forgets what a clock that was a day ahead has left', async () => {
      const { installationId, enter } = scene({ paces: [[1, 3600]] });
      await opened.pass(86_400);
      await enter();
      await opened.lanes.sleep(installationId, 60, { isTimeGuessed: false });
      await opened.pass(-86_400);
      expect(await enter()).toMatchObject({ kind: 'asleep' });

      await opened.lanes.prune();
      expect(await enter()).toMatchObject(entered);
    });

    it('lets one in at a time, until it leaves or its time is over', async () => {
      const { installationId, enter, enterElsewhere } = scene({ heldForMs: 30_000 });
      const first = await enter();
      expect(await enterElsewhere()).toMatchObject({ kind: 'held', ...about(30) });
      await opened.lanes.leave(installationId, 'check-run', fenceOf(first), 'written');
      expect(await enterElsewhere()).toMatchObject(entered);
      await opened.pass(29);
      expect(await enter()).toMatchObject({ kind: 'held', ...about(1) });
      await opened.pass(1);
      expect(await enter()).toMatchObject(entered);
    });

    it('lets one of many in that come at the same moment', async () => {
      const { enter, enterElsewhere } = scene({ heldForMs: 30_000 });
      const entries = await Promise.all(
        Array.from({ length: 12 }, (_, index) => (index % 2 ? enter() : enterElsewhere())),
      );

      expect(entries.filter(({ kind }) => kind === 'entered')).toHaveLength(1);
    });

    it('keeps the pace when many come at the same moment', async () => {
      const { enter, enterElsewhere } = scene({ paces: [[5, 60]] });
      const entries = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 ? enter() : enterElsewhere())),
      );

      expect(entries.filter(({ kind }) => kind === 'entered')).toHaveLength(5);
    });

    it('does not let somebody who lost the lane end the hold of the next one', async () => {
      const { installationId, enter } = scene({ heldForMs: 1000 });
      const late = await enter();
      await opened.pass(1);
      expect(await enter()).toMatchObject(entered);
      await opened.lanes.leave(installationId, 'check-run', fenceOf(late), 'written');

      expect(await enter()).toMatchObject({ kind: 'held' });
    });

    it('F8: all lanes of an installation sleep, everybody sees it, other installations go on', async () => {
      const [refused, other] = [scene(), scene()];
      expect(await opened.lanes.sleep(refused.installationId, 60, guessed)).toSatisfy((ms: number) =>
        isAbout(ms, 60),
      );

      for (const lane of ['notifying', 'check-run', 'requests'] as const) {
        expect(await refused.enter(lane)).toMatchObject({ kind: 'asleep', ...about(60) });
        expect(await refused.enterElsewhere(lane)).toMatchObject({ kind: 'asleep' });
        expect(await other.enter(lane)).toMatchObject(entered);
      }
      await opened.pass(60);
      expect(await refused.enter('notifying')).toMatchObject(entered);
    });

    it.each([
      { said: 60, sleeps: [60, 120, 240] },
      { said: 3000, sleeps: [3000, 3600, 3600] },
      { said: 5000, sleeps: [5000, 5000, 5000] },
    ])('RL-5: refusals in a row of $said s last $sleeps', async ({ said, sleeps }) => {
      const { installationId, enter } = scene();
      for (const seconds of sleeps) {
        expect(await opened.lanes.sleep(installationId, said, guessed)).toSatisfy((ms: number) =>
          isAbout(ms, seconds),
        );
        expect(await enter()).toMatchObject({ kind: 'asleep', ...about(seconds) });
        await opened.pass(seconds);
      }
    });

    it('RL-5: a time that GitHub named is not doubled', async () => {
      const { installationId } = scene();
      for (let each = 0; each < 3; each += 1) {
        const lasting = await opened.lanes.sleep(installationId, 30, { isTimeGuessed: false });
        expect(lasting).toSatisfy((ms: number) => isAbout(ms, 30));
        await opened.pass(30);
      }
    });

    it('RL-5: refusals of requests that were under way together are one', async () => {
      const { installationId, enter } = scene();
      for (let each = 0; each < 5; each += 1) await opened.lanes.sleep(installationId, 60, guessed);
      expect(await enter()).toMatchObject({ kind: 'asleep', ...about(60) });
      await opened.lanes.sleep(installationId, 10, guessed);
      expect(await enter()).toMatchObject({ kind: 'asleep', ...about(60) });
    });

    it('RL-5: a write that went well ends the row of refusals, one that failed does not', async () => {
      const { installationId, enter } = scene({ heldForMs: 1000 });
      const write = async (outcome: 'written' | 'failed') =>
        opened.lanes.leave(installationId, 'check-run', fenceOf(await enter()), outcome);
      await opened.lanes.sleep(installationId, 60, guessed);
      await opened.pass(60);
      await write('failed');
      expect(await opened.lanes.sleep(installationId, 60, guessed)).toSatisfy((ms: number) =>
        isAbout(ms, 120),
      );
      await opened.pass(120);
      await write('written');
      expect(await opened.lanes.sleep(installationId, 60, guessed)).toSatisfy((ms: number) =>
        isAbout(ms, 60),
      );
    });

    it('RL-5: a row of refusals is forgotten an hour after it ended', async () => {
      const { installationId } = scene();
      await opened.lanes.sleep(installationId, 60, guessed);
      await opened.pass(60);
      await opened.lanes.sleep(installationId, 60, guessed);
      await opened.pass(120 + 3600);

      expect(await opened.lanes.sleep(installationId, 60, guessed)).toSatisfy((ms: number) =>
        isAbout(ms, 60),
      );
    });

    it('counts what sleeps, lane by lane', async () => {
      const { installationId, enter } = scene();
      await opened.pass(24 * 3600);
      await enter('check-run');
      const before = await opened.lanes.asleep();
      await opened.lanes.sleep(installationId, 60, guessed);

      expect(before).toMatchObject({ 'check-run': 0, requests: 0 });
      expect(await opened.lanes.asleep()).toMatchObject({ 'check-run': 1, requests: 1, notifying: 0 });
    });
  });
}

function fenceOf(entry: Entry): number {
  return entry.kind === 'entered' ? entry.fence : expect.fail(`not entered: ${entry.kind}`);
}

/** Real time passes between two statements on a server. */
function isAbout(ms: number, seconds: number): boolean {
  return ms <= seconds * 1000 && ms > seconds * 1000 - 900;
}
