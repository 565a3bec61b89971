import { describe, expect, it, vi } from 'vitest';
import type { EmbeddedEngine } from '../../src/store/embedded-engine.ts';
import { keepEngine } from '../../src/store/embedded-keeper.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { recordedLog } from '../support/recorded-log.ts';

/** Starts engines that answer with their own number; `fate` of each later start: a reason why it fails, or null. */
async function keep(fates: readonly (string | null)[] = []) {
  const { log, lines } = recordedLog();
  const left = [...fates];
  let started = 0;
  let lose: (reason: string) => void = () => {};
  const engine = await keepEngine({
    ...{ directory: '/data', log, pauseMs: 0 },
    async start(onLost): Promise<EmbeddedEngine> {
      const fate = started === 0 ? null : (left.shift() ?? null);
      if (fate !== null) throw new Error(fate);
      const own = ++started;
      lose = onLost;
      return { execute: async () => Uint8Array.of(own), close: async () => {}, terminate: async () => {} };
    },
  });
  const ask = async () => (await engine.execute(new Uint8Array()))[0];

  return { engine, ask, lines, lose: (reason: string) => lose(reason), started: () => started };
}

describe('F21: an embedded engine that is lost', () => {
  it('is started again in place, and rejects statements at once meanwhile', async () => {
    const { engine, ask, lose, lines } = await keep();
    const session = engine.sessionEnd();
    lose('its thread ended');

    await expect(ask()).rejects.toThrow('The embedded database has stopped: its thread ended.');
    expect(session.aborted).toBe(true);
    await vi.waitFor(async () => expect(await ask()).toBe(2));
    expect(engine.sessionEnd().aborted).toBe(false);
    expect(lines.map(({ message }) => message)).toEqual([
      'embedded database lost: it is started again',
      'embedded database started again',
    ]);
  });

  it('waits for space as long as it takes, with one line', async () => {
    const full = 'PGlite failed to initialize properly\nFATAL:  could not write: No space left on device';
    const { ask, lose, lines } = await keep(Array.from({ length: 20 }, () => full));
    lose('could not write to file "pg_wal/xlogtemp.42": No space left on device');

    await vi.waitFor(async () => expect(await ask()).toBe(2));
    expect(lines.filter(({ level }) => level === 'warn')).toHaveLength(2);
  });

  it.each([
    { failures: 4, ends: false },
    { failures: 5, ends: true },
  ])('ends after $failures starts that failed otherwise: $ends', async ({ failures, ends }) => {
    const { engine, ask, lose } = await keep(
      Array.from({ length: failures }, () => 'invalid page in block 3'),
    );
    lose('its thread ended');

    if (!ends) await vi.waitFor(async () => expect(await ask()).toBe(2));
    else
      await expect(engine.lost).rejects.toThrow(
        'The embedded database in /data has stopped and does not start again (invalid page in block 3): start Rung again',
      );
  });

  it.each([
    { losses: 5, ends: false },
    { losses: 6, ends: true },
  ])('ends after $losses losses in a short time: $ends', async ({ losses, ends }) => {
    const { engine, ask, lose, started } = await keep();
    for (let loss = 1; loss <= losses; loss++) {
      await vi.waitFor(() => expect(started()).toBe(loss));
      lose('memory access out of bounds');
    }

    if (!ends) await vi.waitFor(async () => expect(await ask()).toBe(6));
    else await expect(engine.lost).rejects.toBeInstanceOf(StoreError);
  });

  it('stays down once it is closed or abandoned', async () => {
    const closed = await keep();
    await closed.engine.close();
    closed.lose('its thread ended');
    const abandoned = await keep();
    await abandoned.engine.abandon(new StoreError('in-use', 'taken'));

    await expect(abandoned.ask()).rejects.toThrow('has stopped');
    await expect(abandoned.engine.lost).rejects.toThrow('taken');
    expect(closed.lines).toEqual([]);
  });
});
